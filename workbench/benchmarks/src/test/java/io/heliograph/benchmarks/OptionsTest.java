package io.heliograph.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliograph.benchmarks.inbox.Scale;
import io.heliograph.benchmarks.signals.SignalScale;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  @Test
  void withoutOptionsItIsTheFullScale() {
    assertThat(options("inbox").scale()).isEqualTo(Scale.FULL);
  }

  @Test
  void quickIsTheSmokeRun() {
    assertThat(options("inbox --quick").scale()).isEqualTo(Scale.QUICK);
  }

  @Test
  void rowsAndSecondsChangeTheScale() {
    Scale scale = options("inbox --rows 500000 --seconds 2").scale();

    assertThat(scale).isEqualTo(Scale.FULL.withRows(500_000).withRound(Duration.ofSeconds(2)));
  }

  @Test
  void theCommandIsWhatWasTyped() {
    assertThat(options("inbox --seconds 2").command()).isEqualTo("./dev bench inbox --seconds 2");
  }

  @Test
  void signalsHaveAScaleOfTheirOwn() {
    assertThat(options("signals").signalScale()).isEqualTo(SignalScale.FULL);
    assertThat(options("signals --quick").signalScale()).isEqualTo(SignalScale.QUICK);
  }

  @Test
  void aValueMayStandTwice() {
    Scale scale = options("inbox --quick --rows 50000 --seconds 50000").scale();

    assertThat(scale.rows()).isEqualTo(50_000);
    assertThat(scale.round()).hasSeconds(50_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "outbox",
        "inbox --fast",
        "inbox --rows",
        "inbox --rows many",
        "inbox --rows --quick",
        "inbox --seconds 0",
        "signals --rows 5"
      })
  void whatItDoesNotKnowIsAnsweredWithTheUsage(String command) {
    assertThatThrownBy(() -> options(command)).hasMessage(Options.USAGE);
  }

  @Test
  void thereAreRowsForEverybody() {
    assertThatThrownBy(() -> options("inbox --rows 100")).hasMessageContaining("--rows");
  }

  private static Options options(String command) {
    return Options.of(
        Stream.of("/root of it", command).flatMap(OptionsTest::words).toArray(String[]::new));
  }

  private static Stream<String> words(String text) {
    return text.startsWith("/") ? Stream.of(text) : Stream.of(text.split(" "));
  }
}
