package io.heliograph.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliograph.benchmarks.report.Terminal;
import io.heliograph.localstack.process.QuietLogs;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Main class of {@code ./dev bench}. It runs one benchmark and exits with 0 unless something
 * failed.
 */
public final class Benchmarks {
  /** Time limit of a run. A longer run is stuck. */
  private static final Duration LIMIT = Duration.ofMinutes(12);

  /** Time limit for stopping the services and the servers. */
  private static final Duration STOP = Duration.ofSeconds(60);

  private final Terminal terminal;
  private volatile boolean succeeded;

  private Benchmarks(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Takes the root of the repository, the name of the benchmark, and its options. */
  public static void main(String[] arguments) {
    var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, UTF_8);
    System.exit(new Benchmarks(new Terminal(out)).run(arguments) ? 0 : 1);
  }

  /**
   * Runs the benchmark in a thread. A Ctrl-C interrupts this thread, which then stops all parts
   * before it ends.
   */
  private boolean run(String... arguments) {
    Thread run = Thread.ofPlatform().name("benchmark").start(() -> succeeded = conduct(arguments));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(run), "stop"));
    if (!ended(run, LIMIT)) {
      terminal.failed("the run does not end: stopping");
    }
    return succeeded;
  }

  private boolean conduct(String... arguments) {
    try {
      var options = Options.of(arguments);
      QuietLogs.to(options.logs().resolve("benchmarks.log"));
      return new Run(options, terminal).conduct();
    } catch (RuntimeException e) {
      terminal.failed(String.valueOf(e.getMessage()));
      return false;
    }
  }

  private static void stop(Thread run) {
    run.interrupt();
    boolean _ = ended(run, STOP);
  }

  private static boolean ended(Thread run, Duration atMost) {
    try {
      return run.join(atMost);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
