package io.heliograph.harness.product;

import io.heliograph.localstack.network.FreePorts;
import io.heliograph.localstack.process.Service;
import io.heliograph.localstack.process.ServiceProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One packaged service as a process. It keeps its ports when it is started again. */
public final class RunningService implements AutoCloseable {
  public static final String HOST = "127.0.0.1";

  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration END = Duration.ofSeconds(20);

  private final Path directory;
  private final List<String> jvmOptions;
  private final Map<String, String> environment;
  private final Path log;
  private final URI root;
  private final URI management;
  private ServiceProcess process;

  private RunningService(
      Path directory, List<String> jvmOptions, Map<String, String> environment, Path log) {
    int port = FreePorts.one();
    int managementPort = FreePorts.one();
    this.directory = directory;
    this.jvmOptions = jvmOptions;
    this.environment = new HashMap<>(environment);
    this.environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    this.environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
    this.log = log;
    this.root = URI.create("http://%s:%d".formatted(HOST, port));
    this.management = URI.create("http://%s:%d".formatted(HOST, managementPort));
    this.process = launch();
  }

  /** Launches a service without waiting for it. {@link #awaitReady()} waits. */
  public static RunningService launch(
      Service service,
      Path repository,
      List<String> jvmOptions,
      Map<String, String> environment,
      Path log) {
    return new RunningService(service.directory(repository), jvmOptions, environment, log);
  }

  private ServiceProcess launch() {
    return ServiceProcess.start(directory, jvmOptions, environment, log);
  }

  /** Waits until the service is ready. A failure contains the last lines of its log. */
  public RunningService awaitReady() {
    process.awaitReady(management("/q/health/ready"), START);
    return this;
  }

  /** Starts the service again after it has ended. Does nothing while it runs. */
  public void start() {
    if (!isAlive()) {
      process = launch();
      awaitReady();
    }
  }

  public int port() {
    return root.getPort();
  }

  public URI at(String path) {
    return root.resolve(path);
  }

  /** Returns a URI of the management port, which serves health and metrics. */
  public URI management(String path) {
    return management.resolve(path);
  }

  public boolean isReady() {
    return Http.get(management("/q/health/ready")).status() == 200;
  }

  public ServiceMetrics metrics() {
    return new ServiceMetrics(management("/q/metrics"));
  }

  /** Returns the current value of a metric. */
  public double metric(String name) {
    return metrics().now().value(name);
  }

  public ProcessHandle handle() {
    return process.process().toHandle();
  }

  public boolean isAlive() {
    return process.process().isAlive();
  }

  /** Sends SIGTERM and does not wait. */
  public void terminate() {
    process.process().destroy();
  }

  /** Sends SIGTERM and returns whether the process ended within the time. */
  public boolean endsWithin(Duration time) throws InterruptedException {
    terminate();
    return process.process().waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Sends SIGTERM and returns the exit status. Fails if the process does not end within the time.
   */
  public int exitStatusAfterTermination(Duration time) throws InterruptedException {
    if (!endsWithin(time)) {
      throw new AssertionError("the service has not ended within " + time);
    }
    return process.process().exitValue();
  }

  /** Sends SIGTERM, and SIGKILL if the process does not end in time. */
  public void stop() {
    process.terminate(END);
  }

  /** Sends SIGKILL and waits for the end of the process. */
  public void kill() {
    process
        .process()
        .destroyForcibly()
        .onExit()
        .orTimeout(END.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  @Override
  public void close() {
    stop();
  }
}
