package io.heliograph.signals.hub;

import io.heliograph.log.DurationText;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/**
 * Measures the time since Kafka last responded; signals published since then may not have arrived.
 * An idle broker responds twice a second. Thread-safe.
 */
@Singleton
public final class StreamAge {
  /** Age from which the stream is stale: a warning is logged, and clients are notified. */
  static final Duration STALE = Duration.ofSeconds(5);

  private static final Logger LOG = Logger.getLogger(StreamAge.class);

  private volatile long lastAnswer = System.nanoTime();
  private boolean reported;

  StreamAge(MeterRegistry registry) {
    Gauge.builder("heliograph.signals.stream.age", () -> age().toMillis() / 1000.0)
        .baseUnit("seconds")
        .description("Time since Kafka last answered")
        .register(registry);
  }

  /** Returns the age of a stale stream, or zero if it is not stale. */
  public Duration staleness() {
    Duration age = age();
    return age.compareTo(STALE) < 0 ? Duration.ZERO : age;
  }

  /**
   * Sets the time of the last response of the leader that has been silent longest; logs the
   * beginning and the end of a silence. For the consuming thread only.
   *
   * @param nanos by {@link System#nanoTime}
   */
  public void answeredAt(long nanos) {
    Duration before = age();
    lastAnswer = nanos;
    boolean stale = !staleness().isZero();
    if (stale && !reported) {
      LOG.warnf(
          "kafka does not answer since=%s",
          Instant.now().minus(age()).truncatedTo(ChronoUnit.MILLIS));
    } else if (!stale && reported) {
      LOG.infof("kafka answers again silence=%s", DurationText.of(before));
    }
    reported = stale;
  }

  private Duration age() {
    return Duration.ofNanos(System.nanoTime() - lastAnswer);
  }
}
