package io.heliograph.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyArrivalsTest {
  private static final long INTERVAL = 1_000;

  private long now;
  private final BodyArrivals bodies = new BodyArrivals(INTERVAL, () -> now);

  @Test
  void withoutABodyNothingCanBeLate() {
    assertThat(bodies.endLate(now)).isEqualTo(BodyArrivals.NONE);
  }

  @Test
  void theNextCheckIsThatOfTheEarliestBody() {
    bodies.begin(FakeRequest.post().request());
    now = 300;
    bodies.begin(FakeRequest.post().request());

    assertThat(bodies.endLate(400)).isEqualTo(600);
  }

  @Test
  void onlyTheLateBodyIsReset() {
    FakeRequest late = FakeRequest.post();
    FakeRequest other = FakeRequest.post();
    bodies.begin(late.request());
    now = 300;
    bodies.begin(other.request());

    assertThat(bodies.endLate(INTERVAL)).isEqualTo(300);
    assertThat(late.reset()).isPresent();
    assertThat(other.reset()).isEmpty();
  }

  @Test
  void aRequestWithoutABodyIsNeverLate() {
    FakeRequest read = FakeRequest.get();
    bodies.begin(read.request());

    assertThat(bodies.endLate(10 * INTERVAL)).isEqualTo(BodyArrivals.NONE);
    assertThat(read.reset()).isEmpty();
  }

  @Test
  void aCompleteBodyIsNotReset() {
    FakeRequest complete = FakeRequest.post();
    bodies.begin(complete.request());
    complete.complete();

    assertThat(bodies.endLate(INTERVAL)).isEqualTo(BodyArrivals.NONE);
    assertThat(complete.reset()).isEmpty();
  }

  @Test
  void anAnsweredRequestIsForgotten() {
    FakeRequest answered = FakeRequest.post();
    BodyArrival body = bodies.begin(answered.request());

    bodies.end(body);

    assertThat(bodies.endLate(INTERVAL)).isEqualTo(BodyArrivals.NONE);
    assertThat(answered.reset()).isEmpty();
  }
}
