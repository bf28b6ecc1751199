package io.heliograph.signals.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StreamAgeTest {
  private final StreamAge age = Hubs.newStreamAge();

  @Test
  void aStreamIsStaleOnceKafkaHasNotAnsweredForFiveSeconds() {
    assertThat(age.staleness()).isZero();

    age.answeredAt(ago(Duration.ofSeconds(4)));
    assertThat(age.staleness()).isZero();

    age.answeredAt(ago(Duration.ofSeconds(6)));
    assertThat(age.staleness()).isBetween(Duration.ofSeconds(6), Duration.ofMinutes(1));

    age.answeredAt(System.nanoTime());
    assertThat(age.staleness()).isZero();
  }

  private static long ago(Duration time) {
    return System.nanoTime() - time.toNanos();
  }
}
