package io.heliograph.notifications.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class JobPacingTest {
  private final AtomicLong otherSends = new AtomicLong(7);
  private final AtomicLong nanoTime = new AtomicLong();

  @Test
  void aChunkWithoutOtherSendsIsFollowedByTheNextAtOnce() {
    assertThat(pause(2, 0)).isZero();
  }

  @Test
  void aChunkBesideOtherSendsIsFollowedByAMultipleOfItsDuration() {
    assertThat(pause(2, 1)).isEqualTo(Duration.ofMillis(40));
  }

  @Test
  void aFactorOfZeroDisablesThePause() {
    assertThat(pause(0, 1)).isZero();
  }

  /** Returns the pause after a chunk of 20 ms. */
  private Duration pause(double factor, int others) {
    var pacing = new JobPacing(otherSends::get, nanoTime::get, factor);
    JobPacing.Begun chunk = pacing.begin();
    otherSends.addAndGet(others);
    nanoTime.addAndGet(Duration.ofMillis(20).toNanos());
    return pacing.lengthAfter(chunk);
  }
}
