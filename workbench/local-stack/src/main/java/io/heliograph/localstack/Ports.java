package io.heliograph.localstack;

import io.heliograph.localstack.network.Loopback;
import io.heliograph.localstack.process.LauncherVariables;
import io.heliograph.localstack.process.Service;
import io.heliograph.localstack.process.StartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A free port for each part. All ports differ. */
record Ports(
    Map<Service, Integer> services, Map<Service, Integer> management, int postgres, int kafka) {

  /** Chooses the ports. It binds all of them until the last is chosen, which makes them differ. */
  static Ports choose(Settings settings) {
    try (var claims = new Claims(settings)) {
      var services = new EnumMap<Service, Integer>(Service.class);
      var management = new EnumMap<Service, Integer>(Service.class);
      for (Service service : Service.values()) {
        services.put(
            service, claims.claim(service.folder(), service.portVariable(), service.defaultPort()));
        management.put(
            service,
            claims.claim(
                service.folder(),
                service.managementPortVariable(),
                service.defaultManagementPort()));
      }
      int postgres = claims.claim("PostgreSQL", LauncherVariables.POSTGRES_PORT, 0);
      int kafka = claims.claim("Kafka", LauncherVariables.KAFKA_PORT, 0);
      return new Ports(services, management, postgres, kafka);
    }
  }

  int of(Service service) {
    return services.getOrDefault(service, service.defaultPort());
  }

  int managementOf(Service service) {
    return management.getOrDefault(service, service.defaultManagementPort());
  }

  private static final class Claims implements AutoCloseable {

    private final List<ServerSocket> held = new ArrayList<>();
    private final Settings settings;

    Claims(Settings settings) {
      this.settings = settings;
    }

    int claim(String part, String variable, int otherwise) {
      int port = settings.port(variable, otherwise);
      try {
        held.add(Loopback.bind(Loopback.HOST, Loopback.choose(port)));
        return held.getLast().getLocalPort();
      } catch (IOException e) {
        throw new StartFailed(taken(part, variable, port), e);
      }
    }

    private String taken(String part, String variable, int port) {
      return LeftoverService.pid(part, settings.layout().root())
          .map(
              pid ->
                  "%s: port %d is taken, and %1$s of an earlier run still runs as pid %d; stop it with: kill %3$d"
                      .formatted(part, port, pid))
          .orElseGet(
              () ->
                  "%s: port %d of %s is taken; free it or choose another with %s=…"
                      .formatted(part, port, Loopback.HOST, variable));
    }

    @Override
    public void close() {
      held.forEach(Claims::release);
    }

    private static void release(ServerSocket socket) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
