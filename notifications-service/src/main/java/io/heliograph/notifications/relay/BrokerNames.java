package io.heliograph.notifications.relay;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Checks whether the names of the brokers can be resolved. If a broker that is down has no address
 * either, a producer that is created too early fails permanently, so the relay waits for an address
 * before it leads.
 */
@Singleton
final class BrokerNames {
  private final List<String> servers;
  private volatile boolean known;

  BrokerNames(@ConfigProperty(name = "kafka.bootstrap.servers") List<String> servers) {
    this.servers = servers;
  }

  /** Returns whether a name was resolved. Resolves on a worker thread until one is found. */
  Uni<Boolean> areKnown() {
    return known
        ? Uni.createFrom().item(true)
        : Uni.createFrom()
            .item(() -> servers.stream().anyMatch(BrokerNames::resolves))
            .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
            .invoke(found -> known = found);
  }

  private static boolean resolves(String server) {
    try {
      return InetAddress.getAllByName(server.replaceFirst(":\\d+$", "")).length > 0;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
