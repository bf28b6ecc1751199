package io.heliograph.localstack.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/** Runs a second JVM and kills it without a shutdown. */
public final class Launched {

  private static final String REPORT = "report=";

  private Launched() {}

  /** Runs the main class until it reports a pid, then kills it as {@code kill -9} does. */
  public static long andKilled(Class<?> main, String argument)
      throws IOException, InterruptedException {
    Process jvm = start(main, argument);
    try (var output = new BufferedReader(new InputStreamReader(jvm.getInputStream(), UTF_8))) {
      return output
          .lines()
          .filter(line -> line.startsWith(REPORT))
          .map(line -> Long.parseLong(line.substring(REPORT.length())))
          .findFirst()
          .orElseThrow();
    } finally {
      jvm.destroyForcibly().waitFor();
    }
  }

  public static void report(String pid) {
    System.out.println(REPORT + pid);
  }

  private static Process start(Class<?> main, String argument) throws IOException {
    String classes = System.getProperty("java.class.path");
    return new ProcessBuilder(Jdk.tool("java"), "-cp", classes, main.getName(), argument)
        .redirectErrorStream(true)
        .start();
  }
}
