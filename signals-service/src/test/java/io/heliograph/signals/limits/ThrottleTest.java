package io.heliograph.signals.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThrottleTest {
  private static final long SECOND = 1_000_000_000;

  @ParameterizedTest
  @ValueSource(longs = {0, -5 * SECOND, Long.MAX_VALUE - SECOND})
  void afterAQuietTimeABurstMayComeAndThenTheRateHolds(long start) {
    var throttle = new Throttle(Rate.of(50, 4), start);

    assertThat(allowed(throttle, start, 500)).isEqualTo(200);
    assertThat(allowed(throttle, start + SECOND, 500)).isEqualTo(50);
    assertThat(allowed(throttle, start + 2 * SECOND, 500)).isEqualTo(50);
  }

  @Test
  void aQuietTimeEarnsOneBurstHoweverLongItWas() {
    var throttle = new Throttle(Rate.of(50, 4), 0);

    assertThat(allowed(throttle, 3600 * SECOND, 500)).isEqualTo(200);
  }

  @Test
  void whatIsRefusedDoesNotCount() {
    var throttle = new Throttle(Rate.of(1, 1), 0);

    assertThat(throttle.allows(0)).isTrue();
    assertThat(allowed(throttle, SECOND / 2, 1000)).isZero();
    assertThat(throttle.allows(SECOND)).isTrue();
  }

  @Test
  void whoKeepsToTheRateIsNeverRefused() {
    var throttle = new Throttle(Rate.of(50, 4), 0);

    assertThat(IntStream.range(0, 10_000).allMatch(i -> throttle.allows(i * SECOND / 50))).isTrue();
  }

  private static long allowed(Throttle throttle, long at, int frames) {
    return IntStream.range(0, frames).filter(i -> throttle.allows(at)).count();
  }
}
