package io.heliograph.notifications.publishing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Counts the events that Kafka refuses, and logs each that is moved to the dead letters. */
@Singleton
public final class RefusalMetrics {
  private static final Logger LOG = Logger.getLogger(RefusalMetrics.class);

  private final Counter shortened;
  private final Counter deadLetters;

  RefusalMetrics(MeterRegistry registry) {
    shortened = counter(registry, "shortened");
    deadLetters = counter(registry, "dead-letter");
  }

  private static Counter counter(MeterRegistry registry, String outcome) {
    return Counter.builder("heliograph.outbox.refused")
        .description("Events that Kafka refuses as they are")
        .tag("outcome", outcome)
        .register(registry);
  }

  void shortened() {
    shortened.increment();
  }

  /** Called when the entries are in the table of dead letters. */
  public void deadLettered(List<RefusedEntry> refused) {
    deadLetters.increment(refused.size());
    refused.forEach(RefusalMetrics::log);
  }

  private static void log(RefusedEntry refused) {
    LOG.errorf(
        "event moved to the dead letters id=%d type=%s recipient=%s reason=%s",
        refused.entry().id(),
        refused.entry().event().type(),
        refused.entry().event().recipient(),
        refused.reason());
  }
}
