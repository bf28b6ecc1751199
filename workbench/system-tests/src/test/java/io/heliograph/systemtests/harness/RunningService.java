package io.heliograph.systemtests.harness;

import io.heliograph.localstack.network.FreePorts;
import io.heliograph.localstack.process.ServiceProcess;
import io.heliograph.systemtests.client.Http;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One packaged service as a process, on ports that it keeps when it is started again. */
public final class RunningService implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration END = Duration.ofSeconds(20);
  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

  private final Path directory;
  private final Map<String, String> environment;
  private final Path log;
  private final URI root;
  private final URI management;
  private ServiceProcess process;

  private RunningService(String service, Map<String, String> environment, Path log) {
    int port = FreePorts.one();
    int managementPort = FreePorts.one();
    this.directory = Repository.path(service);
    this.environment = new HashMap<>(environment);
    this.environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    this.environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
    this.log = log;
    this.root = URI.create("http://127.0.0.1:" + port);
    this.management = URI.create("http://127.0.0.1:" + managementPort);
    this.process = launch();
  }

  /** Begins a start; {@link #awaitReady()} ends it. */
  static RunningService launch(String service, Map<String, String> environment, Path log) {
    return new RunningService(service, environment, log);
  }

  private ServiceProcess launch() {
    return ServiceProcess.start(directory, QUICK_START, environment, log);
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

  /** The value of a metric that has no labels. */
  public double metric(String name) {
    return Http.get(management("/q/metrics"))
        .text()
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  /** Of all metrics that begin so. */
  double sum(String start) {
    return Http.get(management("/q/metrics"))
        .text()
        .lines()
        .filter(line -> line.startsWith(start))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  long pid() {
    return process.pid();
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
