package io.heliograph.systemtests.launcher;

import static org.awaitility.Awaitility.await;

import io.heliograph.harness.product.Repository;
import io.heliograph.localstack.network.FreePorts;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Runs {@code ./dev run} as a user at a terminal does. */
final class DevRun implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration END = Duration.ofSeconds(40);
  private static final String QUICK_START = "-XX:TieredStopAtLevel=1 -Xmx256m";

  private final Checkout checkout;
  private final Path output;
  private final Process process;

  private DevRun(Checkout checkout, Map<String, String> environment, Path output, String... options)
      throws IOException {
    this.checkout = checkout;
    this.output = output;
    var command = new ProcessBuilder(checkout.dev().toString(), "run");
    command.command().addAll(List.of(options));
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    command.environment().put("HELIOGRAPH_NOTIFICATIONS_PORT", Integer.toString(FreePorts.one()));
    command.environment().put("HELIOGRAPH_SIGNALS_PORT", Integer.toString(FreePorts.one()));
    command.environment().put("HELIOGRAPH_NOTIFICATIONS_MANAGEMENT_PORT", "0");
    command.environment().put("HELIOGRAPH_SIGNALS_MANAGEMENT_PORT", "0");
    command.environment().put("JAVA_OPTS_NOTIFICATIONS", QUICK_START);
    command.environment().put("JAVA_OPTS_SIGNALS", QUICK_START);
    command.environment().putAll(environment);
    command.redirectErrorStream(true).redirectOutput(Redirect.to(output.toFile()));
    this.process = command.start();
  }

  /** Starts the process. Its output goes to the file. */
  static DevRun begin(
      Path output, Checkout checkout, Map<String, String> environment, String... options)
      throws IOException {
    return new DevRun(checkout, environment, output, options);
  }

  /** Waits until the file of an earlier run is deleted. */
  DevRun awaitNoFile() {
    return awaitUntil("no heliograph.env", () -> !Files.exists(checkout.environmentFile()));
  }

  /** Waits until the file exists. */
  DevRun awaitFile() {
    return awaitUntil("heliograph.env", () -> Files.exists(checkout.environmentFile()));
  }

  private DevRun awaitUntil(String what, Callable<Boolean> condition) {
    await(what)
        .atMost(START)
        .pollDelay(Duration.ZERO)
        .pollInterval(LOOK)
        .failFast("ended early, see " + output, () -> !process.isAlive())
        .until(condition);
    return this;
  }

  long pid() {
    return process.pid();
  }

  String output() {
    return Repository.read(output);
  }

  Announcement announcement() throws IOException {
    return Announcement.read(checkout.environmentFile());
  }

  /** Sends SIGTERM and returns the exit code. */
  int stop() {
    process.destroy();
    return exitCode();
  }

  /** Waits for the end of the run and returns the exit code. */
  int exitCode() {
    return process.onExit().orTimeout(END.toSeconds(), TimeUnit.SECONDS).join().exitValue();
  }

  @Override
  public void close() {
    try {
      stop();
    } finally {
      process.destroyForcibly();
    }
  }
}
