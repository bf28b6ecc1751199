package io.heliograph.benchmarks.measurement;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many sockets a process may have. */
public final class OpenFiles {
  /** For everything else that a process has open. */
  private static final long OTHERS = 1_000;

  private OpenFiles() {}

  /** As many as wanted, or as this process, and one like it, may still open. */
  public static int atMost(int wanted) {
    return (int) Math.min(wanted, left());
  }

  private static long left() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount() - OTHERS
        : OTHERS;
  }
}
