package io.heliograph.localstack.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a packaged service as a separate JVM, with the Java version of this one. */
public final class ServiceProcess implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(100);

  /** The encoding of the log, which is otherwise that of the locale. */
  private static final List<String> UTF_8_OUTPUT =
      List.of("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8");

  private final String name;
  private final Process process;
  private final Path logFile;

  private ServiceProcess(String name, Process process, Path logFile) {
    this.name = name;
    this.process = process;
    this.logFile = logFile;
  }

  /**
   * Starts a service. The environment is added to that of this JVM without the variables of the
   * launcher; the output is appended to the log file.
   */
  public static ServiceProcess start(
      Path serviceDirectory,
      List<String> jvmOptions,
      Map<String, String> environment,
      Path logFile) {
    return run(
        serviceDirectory,
        new ProcessBuilder(command(packagedJar(serviceDirectory), jvmOptions)),
        environment,
        logFile);
  }

  /** Starts a service with another command of its JVM, in the folder of the packaged service. */
  public static ServiceProcess startWith(
      List<String> arguments,
      Path serviceDirectory,
      Map<String, String> environment,
      Path logFile) {
    var command = new ArrayList<>(arguments);
    command.addFirst(Jdk.tool("java"));
    Path folder = packagedJar(serviceDirectory).resolveSibling(".");
    return run(
        serviceDirectory,
        new ProcessBuilder(command).directory(folder.toFile()),
        environment,
        logFile);
  }

  private static ServiceProcess run(
      Path serviceDirectory,
      ProcessBuilder builder,
      Map<String, String> environment,
      Path logFile) {
    String name = serviceDirectory.toAbsolutePath().normalize().getFileName().toString();
    LauncherVariables.all().forEach(builder.environment()::remove);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(logFile.toFile()));
    try {
      Folder.createFor(logFile);
      return new ServiceProcess(name, builder.start(), logFile);
    } catch (IOException e) {
      throw new StartFailed("%s: its JVM cannot be started: %s".formatted(name, e.getMessage()), e);
    }
  }

  /** Returns the path of the runnable jar in the build output of the service. */
  public static Path packagedJar(Path serviceDirectory) {
    return serviceDirectory
        .toAbsolutePath()
        .normalize()
        .resolve("target/quarkus-app/quarkus-run.jar");
  }

  private static List<String> command(Path jar, List<String> jvmOptions) {
    if (!Files.exists(jar)) {
      throw new StartFailed("%s is not there: build the service first".formatted(jar));
    }
    var command = new ArrayList<String>();
    command.add(Jdk.tool("java"));
    command.addAll(UTF_8_OUTPUT);
    command.addAll(jvmOptions);
    command.add("-jar");
    command.add(jar.toString());
    return command;
  }

  public String name() {
    return name;
  }

  public Process process() {
    return process;
  }

  public long pid() {
    return process.pid();
  }

  /**
   * Waits until the address answers 200. Fails at once, with the last log lines, if the process
   * ends first.
   */
  public void awaitReady(URI healthUrl, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    try (var probe = new ReadinessProbe(healthUrl)) {
      while (!probe.ready()) {
        requireInTime(healthUrl, deadline, timeout);
        requireAliveFor(POLL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailed("%s: interrupted while it was starting".formatted(name), e);
    }
  }

  private void requireInTime(URI healthUrl, long deadline, Duration timeout) {
    if (System.nanoTime() > deadline) {
      throw failure("was not ready after %d s (%s)".formatted(timeout.toSeconds(), healthUrl));
    }
  }

  private void requireAliveFor(Duration time) throws InterruptedException {
    if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
      throw failure("ended with exit code %d".formatted(process.exitValue()));
    }
  }

  /** Creates a failure with this text, followed by the last log lines of the service. */
  public StartFailed failure(String fact) {
    return new StartFailed(
        "%s %s; last lines of %s:\n%s".formatted(name, fact, logFile, LogTail.of(logFile)));
  }

  /**
   * Sends SIGTERM, so that the service can drain, and kills it if it still runs after the timeout.
   */
  public void terminate(Duration timeout) {
    process.destroy();
    try {
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    terminate(TIMEOUT);
  }
}
