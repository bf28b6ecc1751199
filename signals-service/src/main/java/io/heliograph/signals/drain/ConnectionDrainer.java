package io.heliograph.signals.drain;

import io.heliograph.signals.admission.Admission;
import io.heliograph.signals.connection.OpenConnections;
import io.heliograph.web.RequestDrainer;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Goes on while others learn that this instance leaves, then lets nobody in any more, and closes
 * what is open over a while: who comes back at once must not meet all the others at the next one.
 */
@Singleton
final class ConnectionDrainer {
  private static final Logger LOG = Logger.getLogger(ConnectionDrainer.class);

  /** For the last close frames to be answered. */
  private static final Duration CLOSE_GRACE = Duration.ofSeconds(3);

  private final Admission admission;
  private final OpenConnections connections;
  private final RequestDrainer requests;
  private final DrainConfig config;

  ConnectionDrainer(
      Admission admission,
      OpenConnections connections,
      RequestDrainer requests,
      DrainConfig config) {
    this.admission = admission;
    this.connections = connections;
    this.requests = requests;
    this.config = config;
  }

  /** Comes before the HTTP server closes its connections (with 1000); a shutdown event does not. */
  void stop(@Observes ShutdownDelayInitiatedEvent stopping) throws InterruptedException {
    requests.announce();
    LOG.infof("leaving propagation=%s connections=%d", config.propagation(), connections.count());
    Thread.sleep(config.propagation());
    admission.close();
    LOG.infof("closing connections period=%s count=%d", config.period(), connections.count());
    connections.closeAllWithin(config.period());
    boolean gone = admission.awaitNobody(config.period().plus(CLOSE_GRACE));
    boolean answered = requests.finish(CLOSE_GRACE);
    LOG.infof("connections are closed all=%s", gone && answered);
  }
}
