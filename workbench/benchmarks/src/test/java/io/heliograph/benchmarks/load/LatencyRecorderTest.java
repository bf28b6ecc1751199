package io.heliograph.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatencyRecorderTest {
  private final Failures failures = new Failures();
  private final LatencyRecorder broadcasts = LatencyRecorder.ofBroadcasts(failures, 2);

  @Test
  void everySocketMayGetTheSameBroadcasts() {
    broadcasts.signal(0, 0, 1_000);
    broadcasts.signal(0, 1, 1_000);
    broadcasts.signal(1, 0, 1_000);

    assertThat(failures.any()).isFalse();
    assertThat(broadcasts.frames()).isEqualTo(3);
  }

  @Test
  void aBroadcastThatComesTwiceIsAFailure() {
    broadcasts.signal(0, 0, 1_000);
    broadcasts.signal(0, 0, 1_000);

    assertThat(failures.any()).isTrue();
  }

  @Test
  void soIsOneThatComesTooEarly() {
    broadcasts.signal(0, 1, 1_000);

    assertThat(failures.any()).isTrue();
  }

  @Test
  void aPersonalSignalOnAnotherSocketIsAFailure() {
    LatencyRecorder personal = LatencyRecorder.ofPersonal(failures);
    personal.signal(7, 7, 1_000);
    assertThat(failures.any()).isFalse();

    personal.signal(8, 7, 1_000);
    assertThat(failures.any()).isTrue();
  }
}
