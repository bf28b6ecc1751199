package io.heliograph.benchmarks.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.benchmarks.SmokeRun;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that the benchmark runs. Its speed does not matter here. */
@Timeout(150)
class SignalsSmokeIT {
  private static SmokeRun run = new SmokeRun(false, "", "");

  @BeforeAll
  static void run() throws IOException {
    run = SmokeRun.of("signals");
  }

  @Test
  void everySignalArrivesWhereItShould() {
    assertThat(run.succeeded()).as(run.printed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Frames of broadcasts to 50 sockets .*/s .*/s.* ≥ 100,000/s",
        "… processor time per frame .* µs .* µs.* ratio ≤ 0.5",
        "… until one is there, 10 broadcasts/s .* p50 .* p99 .*s.* ratio ≤ 1.5",
        "Processor time per signal to one of 200 sockets .* µs .*of 50: .* µs.* ratio ≤ 1.5",
        "Until a broadcast is there while 2 of 50 sockets .* p99 .*these: p99 .* ratio ≤ 1.5",
        "… closed of these, in all rounds +10 of 10 .*yes",
        "… live heap, growth in a round .* MiB.*, without these .* MiB .*≤ 16 MiB more",
        "… direct memory at most .* MiB.*, without these .* MiB .*≤ 16 MiB more",
        "Records that nobody listens to, per second of processor time .*\\d .*\\d.* ratio ≥ 0.5",
        "Live heap per idle socket, from 50 to 250 sockets .* KiB .*≤ 14 KiB",
        "… resident memory .*(MiB|known)",
        "From a POST to the socket, 200/s .* p50 .* p99 ≤ 40 ms",
        "Return of 200 sockets at once .*s, 0 could not resume .*≤ 10 s"
      })
  void everyFigureIsPrinted(String figure) {
    assertThat(run.printed()).containsPattern("(?m)^" + figure);
  }

  @Test
  void aSmokeRunLeavesThePageAlone() {
    assertThat(SmokeRun.PAGE).hasContent(run.pageBefore());
  }
}
