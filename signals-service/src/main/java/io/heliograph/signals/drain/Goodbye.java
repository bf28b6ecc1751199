package io.heliograph.signals.drain;

import io.heliograph.signals.connection.Closing;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.websockets.next.OpenConnections;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Closes what is open before the server goes. */
@Singleton
final class Goodbye {
  private static final Logger LOG = Logger.getLogger(Goodbye.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final OpenConnections sockets;

  Goodbye(OpenConnections sockets) {
    this.sockets = sockets;
  }

  void stop(@Observes ShutdownEvent stopping) {
    List<Uni<Void>> closes =
        sockets.stream()
            .map(socket -> socket.close(Closing.RESTART.reason()).onFailure().recoverWithNull())
            .toList();
    if (!closes.isEmpty()) {
      LOG.infof("closing sockets count=%d", closes.size());
      Uni.join()
          .all(closes)
          .andCollectFailures()
          .replaceWithVoid()
          .ifNoItem()
          .after(PATIENCE)
          .recoverWithUni(Uni.createFrom().voidItem())
          .await()
          .indefinitely();
    }
  }
}
