package io.heliograph.localstack;

import io.heliograph.localstack.RunningParts.Stage;
import io.heliograph.localstack.process.Service;
import io.heliograph.localstack.process.ServiceProcess;
import io.heliograph.localstack.process.StartFailed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Both services as processes, from their start until one of them ends. */
final class RunningServices {

  private static final Duration READY = Duration.ofSeconds(90);

  private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);
  private final Settings settings;
  private final ServiceEnvironment environment;
  private final Ports ports;
  private final Progress progress;

  RunningServices(
      Settings settings, ServiceEnvironment environment, Ports ports, Progress progress) {
    this.settings = settings;
    this.environment = environment;
    this.ports = ports;
    this.progress = progress;
  }

  void start(RunningParts parts) {
    for (Service service : Service.values()) {
      ServiceProcess process =
          ServiceProcess.start(
              service.directory(settings.layout().root()),
              settings.jvmOptions(service),
              environment.on(ports.of(service), ports.managementOf(service)),
              settings.layout().log(service));
      processes.put(service, process);
      parts.add(Stage.SERVICES, service.folder(), process);
    }
  }

  /** Waits for both services in parallel. The first failure ends the wait for the other. */
  void awaitReady() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(Service.values().length);
    try {
      var waits = new ExecutorCompletionService<Void>(threads);
      processes.keySet().forEach(service -> waits.submit(() -> awaitReady(service), null));
      for (int i = 0; i < processes.size(); i++) {
        waits.take().get();
      }
    } catch (ExecutionException e) {
      throw StartFailed.because(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private void awaitReady(Service service) {
    var start = Instant.now();
    process(service).awaitReady(URI.create(managementUrl(service) + "/q/health/ready"), READY);
    progress.started(
        service.folder(), url(service), "log in " + settings.layout().log(service), start);
  }

  String url(Service service) {
    return "http://%s:%d".formatted(environment.host(), ports.of(service));
  }

  /** Returns the URL of the management port, which serves health and metrics. */
  String managementUrl(Service service) {
    return "http://%s:%d".formatted(environment.managementHost(), ports.managementOf(service));
  }

  long pid(Service service) {
    return process(service).pid();
  }

  /** Waits until one of the services ends and returns the failure with its log. */
  StartFailed awaitEnd() {
    var ends = new ArrayList<CompletableFuture<Process>>();
    processes.values().forEach(service -> ends.add(service.process().onExit()));
    CompletableFuture.anyOf(ends.toArray(CompletableFuture[]::new)).join();
    return processes.values().stream()
        .filter(service -> !service.process().isAlive())
        .map(
            service ->
                service.failure("ended with exit code %d".formatted(service.process().exitValue())))
        .findFirst()
        .orElseThrow();
  }

  private ServiceProcess process(Service service) {
    return Objects.requireNonNull(processes.get(service));
  }
}
