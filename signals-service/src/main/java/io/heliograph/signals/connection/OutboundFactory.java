package io.heliograph.signals.connection;

import jakarta.inject.Singleton;

/** Creates the outbound queue of a new connection. */
@Singleton
public final class OutboundFactory {
  private final OutboundLimits limits;
  private final ConnectionMetrics metrics;
  private final EventLoopBackpressure pace;

  OutboundFactory(ConnectionConfig config, ConnectionMetrics metrics, EventLoopBackpressure pace) {
    this.limits = OutboundLimits.of(config);
    this.metrics = metrics;
    this.pace = pace;
  }

  public Outbound over(Transport transport) {
    pace.include(transport.eventLoop());
    return new Outbound(transport, limits, metrics);
  }
}
