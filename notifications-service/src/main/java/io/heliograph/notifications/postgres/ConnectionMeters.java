package io.heliograph.notifications.postgres;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Removes the gauges that the client library registers for each connection under one name. They
 * show the first connection only, and each further one is a warning in the log.
 */
@Singleton
final class ConnectionMeters implements MeterFilter {
  private static final Set<String> GAUGES = Set.of("postgresql.current", "postgresql.queue.size");

  @Override
  public MeterFilterReply accept(Meter.Id id) {
    return GAUGES.contains(id.getName()) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
  }
}
