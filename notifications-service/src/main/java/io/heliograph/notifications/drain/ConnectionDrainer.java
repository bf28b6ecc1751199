package io.heliograph.notifications.drain;

import io.heliograph.log.DurationText;
import io.heliograph.web.RequestDrainer;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Continues to serve until load balancers have noticed that this instance stops, then refuses
 * connections and completes the requests in flight.
 */
@Singleton
final class ConnectionDrainer {
  private static final Logger LOG = Logger.getLogger(ConnectionDrainer.class);

  private final RequestDrainer requests;
  private final DrainConfig config;

  ConnectionDrainer(RequestDrainer requests, DrainConfig config) {
    this.requests = requests;
    this.config = config;
  }

  /** Blocks the shutdown, so it runs after the observers that must act at once. */
  void stop(@Observes ShutdownDelayInitiatedEvent stopping) throws InterruptedException {
    LOG.infof("stopping propagation=%s", DurationText.of(config.propagation()));
    requests.announce();
    Thread.sleep(config.propagation());
    boolean all = requests.finish(config.timeout());
    LOG.infof("requests are answered all=%s", all);
  }
}
