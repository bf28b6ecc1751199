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

/** One packaged service as a process, on ports that it keeps when it is started again. */
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

  /** Begins a start; {@link #awaitReady()} ends it. */
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

  /** Fails with the last lines of its log. */
  public RunningService awaitReady() {
    process.awaitReady(management("/q/health/ready"), START);
    return this;
  }

  /** Starts it again after it ended; does nothing while it runs. */
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

  /** Where health and metrics are. */
  public URI management(String path) {
    return management.resolve(path);
  }

  public boolean isReady() {
    return Http.get(management("/q/health/ready")).status() == 200;
  }

  public ServiceMetrics metrics() {
    return new ServiceMetrics(management("/q/metrics"));
  }

  /** The value of a metric at this moment. */
  public double metric(String name) {
    return metrics().now().value(name);
  }

  public ProcessHandle handle() {
    return process.process().toHandle();
  }

  public boolean isAlive() {
    return process.process().isAlive();
  }

  /** SIGTERM; does not wait. */
  public void terminate() {
    process.process().destroy();
  }

  /** SIGTERM; answers whether the process ended within the time. */
  public boolean endsWithin(Duration time) throws InterruptedException {
    terminate();
    return process.process().waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** SIGTERM; the exit status, which must come within the time. */
  public int exitStatusAfterTermination(Duration time) throws InterruptedException {
    if (!endsWithin(time)) {
      throw new AssertionError("the service has not ended within " + time);
    }
    return process.process().exitValue();
  }

  /** SIGTERM, and SIGKILL if that is not enough. */
  public void stop() {
    process.terminate(END);
  }

  /** SIGKILL. */
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
