package io.heliograph.harness.product;

import io.heliograph.localstack.process.Jdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Measures the size of the live objects of a JVM with the {@code jcmd} tool. It must be another
 * JVM: this one would stand still while the tool waits for it to read.
 */
public final class LiveHeap {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  private LiveHeap() {}

  /** Runs a full garbage collection in the process. */
  public static void collect(ProcessHandle process) {
    String _ = jcmd(process, "GC.run");
  }

  /**
   * Returns the bytes after two full collections, because some objects are freed only by the
   * second.
   */
  public static double bytes(ProcessHandle process) {
    collect(process);
    return TOTAL
        .matcher(jcmd(process, "GC.class_histogram"))
        .results()
        .mapToDouble(total -> Double.parseDouble(total.group(1)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("jcmd says nothing of the heap"));
  }

  private static String jcmd(ProcessHandle process, String command) {
    var jcmd =
        new ProcessBuilder(Jdk.tool("jcmd"), Long.toString(process.pid()), command)
            .redirectErrorStream(true);
    try {
      return new String(jcmd.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
