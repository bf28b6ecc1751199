package io.heliograph.signals.drain;

import io.heliograph.log.DurationText;
import io.heliograph.signals.admission.Admission;
import io.heliograph.signals.connection.OpenConnections;
import io.heliograph.web.RequestDrainer;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Drains this instance: continues normally while the shutdown becomes known, then admits no more
 * clients and closes the open connections over a period, so that reconnecting clients do not all
 * reach the next instance at once.
 */
@Singleton
final class ConnectionDrainer {
  private static final Logger LOG = Logger.getLogger(ConnectionDrainer.class);

  /** Time for clients to answer the last close frames. */
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

  /**
   * Drains on the event that is fired before the HTTP server closes its connections (with 1000); a
   * shutdown event would be too late.
   */
  void stop(@Observes ShutdownDelayInitiatedEvent stopping) throws InterruptedException {
    requests.announce();
    LOG.infof(
        "stopping propagation=%s connections=%d",
        DurationText.of(config.propagation()), connections.count());
    Thread.sleep(config.propagation());
    admission.close();
    LOG.infof(
        "closing connections period=%s count=%d",
        DurationText.of(config.period()), connections.count());
    connections.closeAllWithin(config.period());
    boolean gone = admission.awaitNoPermits(config.period().plus(CLOSE_GRACE));
    boolean answered = requests.finish(CLOSE_GRACE);
    LOG.infof("connections are closed all=%s", gone && answered);
  }
}
