package io.heliograph.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT0.25S, 250ms",
    "PT2.5S, 2.5s",
    "PT10S, 10s",
    "PT90S, 90s",
    "PT10M, 10m",
    "PT48H, 48h",
    "PT1.0009S, 1s",
    "PT0.0000009S, 0s"
  })
  void aDurationIsWrittenAsASetting(Duration duration, String text) {
    assertThat(DurationText.of(duration)).isEqualTo(text);
  }
}
