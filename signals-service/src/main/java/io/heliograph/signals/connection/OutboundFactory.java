package io.heliograph.signals.connection;

import jakarta.inject.Singleton;

/** Creates the outbound queue of a new connection. */
@Singleton
public final class OutboundFactory {
  private final OutboundLimits limits;
  private final ConnectionMetrics metrics;
  private final EventLoopBackpressure backpressure;

  OutboundFactory(
      ConnectionConfig config, ConnectionMetrics metrics, EventLoopBackpressure backpressure) {
    this.limits = OutboundLimits.of(config);
    this.metrics = metrics;
    this.backpressure = backpressure;
  }

  public Outbound over(Transport transport) {
    backpressure.include(transport.eventLoop());
    return new Outbound(transport, limits, metrics);
  }
}
