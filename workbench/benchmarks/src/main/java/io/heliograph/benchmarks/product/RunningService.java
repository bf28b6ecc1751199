package io.heliograph.benchmarks.product;

import io.heliograph.benchmarks.Options;
import io.heliograph.localstack.process.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;

/** A packaged service as a process, with the JVM options of its image. */
public record RunningService(ServiceProcess process, int port, int managementPort)
    implements AutoCloseable {
  public static final String HOST = "127.0.0.1";

  private static final Duration START = Duration.ofSeconds(90);

  /** Begins a start; {@link #awaitReady()} ends it. */
  public static RunningService launch(Service service, Options options, Servers servers) {
    int port = freePort();
    int managementPort = freePort();
    var environment = new HashMap<>(servers.environment());
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
    return new RunningService(
        ServiceProcess.start(
            service.folder(options.root()),
            service.image(options.root()).jvmOptions(),
            environment,
            options.logs().resolve(service.folderName() + ".log")),
        port,
        managementPort);
  }

  public RunningService awaitReady() {
    process.awaitReady(
        URI.create("http://%s:%d/q/health/ready".formatted(HOST, managementPort)), START);
    return this;
  }

  public static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
