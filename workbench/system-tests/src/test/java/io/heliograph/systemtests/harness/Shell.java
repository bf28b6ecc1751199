package io.heliograph.systemtests.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Executes commands as a reader of the documentation does, with these environment variables. */
public record Shell(Map<String, String> variables) {

  public Result run(String commands) {
    var shell = new ProcessBuilder("sh", "-c", commands).redirectErrorStream(true);
    shell.environment().putAll(variables);
    try {
      Process process = shell.start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Skips the tests, with a prominent message, if the machine does not have the program. */
  public static void require(String program, String tests) {
    if (new Shell(Map.of()).run("command -v " + program).status() != 0) {
      throw SkippedTests.because(tests, program + " is not on the PATH");
    }
  }

  /** The exit status, and what was written to both outputs. */
  public record Result(int status, String output) {}
}
