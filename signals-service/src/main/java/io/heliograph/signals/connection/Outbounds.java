package io.heliograph.signals.connection;

import jakarta.inject.Singleton;

/** Makes the way out to a new reader. */
@Singleton
final class Outbounds {
  private final OutboundLimits limits;
  private final ConnectionMetrics metrics;
  private final EventLoopPace pace;

  Outbounds(ConnectionConfig config, ConnectionMetrics metrics, EventLoopPace pace) {
    this.limits = OutboundLimits.of(config);
    this.metrics = metrics;
    this.pace = pace;
  }

  Outbound over(Wire wire) {
    pace.include(wire.eventLoop());
    return new Outbound(wire, limits, metrics);
  }
}
