package io.heliograph.benchmarks.measurement;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Computes the number of sockets that a process may open. */
public final class OpenFiles {
  /** Reserve for all other open files of a process. */
  private static final long OTHERS = 1_000;

  private OpenFiles() {}

  /**
   * Returns the wanted number, or the number of files that this process and the service may still
   * open if that is lower.
   */
  public static int atMost(int wanted) {
    return (int) Math.min(wanted, left());
  }

  private static long left() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount() - OTHERS
        : OTHERS;
  }
}
