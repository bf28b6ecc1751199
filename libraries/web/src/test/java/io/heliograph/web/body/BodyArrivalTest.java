package io.heliograph.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BodyArrivalTest {
  private static final long INTERVAL = 1_000;
  private static final long CANCEL = 8;

  private final FakeRequest request = FakeRequest.post();
  private final BodyArrival body = new BodyArrival(request.request(), INTERVAL, 0);

  @Test
  void beforeItsDeadlineABodyIsNotLate() {
    assertThat(body.endIfLate(INTERVAL - 1)).isFalse();
    assertThat(request.reset()).isEmpty();
  }

  @Test
  void aBodyWithoutBytesIsReset() {
    assertThat(body.endIfLate(INTERVAL)).isTrue();
    assertThat(request.reset()).isEqualTo(OptionalLong.of(CANCEL));
  }

  @Test
  void aBodyOfTooFewBytesIsReset() {
    request.receive(BodyArrival.LEAST_BYTES - 1);

    assertThat(body.endIfLate(INTERVAL)).isTrue();
  }

  @Test
  void aBodyThatKeepsArrivingHasAnotherInterval() {
    request.receive(BodyArrival.LEAST_BYTES);

    assertThat(body.endIfLate(INTERVAL)).isFalse();
    assertThat(body.left(INTERVAL)).isEqualTo(INTERVAL);
  }

  @Test
  void bytesOfAnEarlierIntervalDoNotCountAgain() {
    request.receive(BodyArrival.LEAST_BYTES);
    body.endIfLate(INTERVAL);

    assertThat(body.endIfLate(2 * INTERVAL)).isTrue();
  }

  @Test
  void aBodyHasArrivedWhenItIsCompleteAnsweredOrClosed() {
    assertThat(body.hasArrived()).isFalse();

    FakeRequest complete = FakeRequest.post();
    complete.complete();
    FakeRequest answered = FakeRequest.post();
    answered.answer();
    FakeRequest closed = FakeRequest.post();
    closed.close();

    assertThat(new BodyArrival(complete.request(), INTERVAL, 0).hasArrived()).isTrue();
    assertThat(new BodyArrival(answered.request(), INTERVAL, 0).hasArrived()).isTrue();
    assertThat(new BodyArrival(closed.request(), INTERVAL, 0).hasArrived()).isTrue();
  }
}
