package io.heliograph.signals.drain;

import io.heliograph.signals.connection.Closing;
import io.heliograph.signals.connection.Sockets;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Closes what is open before the server goes, and lets nobody in who would come too late. */
@Singleton
final class Goodbye implements HttpUpgradeCheck {
  private static final Logger LOG = Logger.getLogger(Goodbye.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int UNAVAILABLE = 503;

  private final Sockets sockets;
  private volatile boolean leaving;

  Goodbye(Sockets sockets) {
    this.sockets = sockets;
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext handshake) {
    return leaving ? CheckResult.rejectUpgrade(UNAVAILABLE) : CheckResult.permitUpgrade();
  }

  /** Comes before the HTTP server closes its connections (with 1000); a shutdown event does not. */
  void stop(@Observes ShutdownDelayInitiatedEvent stopping) {
    leaving = true;
    LOG.infof("closing sockets count=%d", sockets.count());
    sockets
        .closeAll(Closing.RESTART)
        .ifNoItem()
        .after(PATIENCE)
        .recoverWithUni(Uni.createFrom().voidItem())
        .await()
        .indefinitely();
  }
}
