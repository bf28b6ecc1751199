package io.heliograph.benchmarks.measurement;

import io.heliograph.benchmarks.load.BenchmarkFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What the objects of a JVM need that are in use, by the tool of the JDK. */
public final class LiveHeap {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  private LiveHeap() {}

  /** Bytes, after two full collections: some things go only with the second. */
  public static double bytes(ProcessHandle process) {
    String _ = jcmd(process, "GC.run");
    return TOTAL
        .matcher(jcmd(process, "GC.class_histogram"))
        .results()
        .mapToDouble(total -> Double.parseDouble(total.group(1)))
        .findFirst()
        .orElseThrow(() -> new BenchmarkFailed("jcmd says nothing of the heap"));
  }

  private static String jcmd(ProcessHandle process, String command) {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    var builder =
        new ProcessBuilder(tool.toString(), Long.toString(process.pid()), command)
            .redirectErrorStream(true);
    try {
      return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
