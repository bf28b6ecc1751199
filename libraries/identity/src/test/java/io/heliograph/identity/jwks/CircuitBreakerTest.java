package io.heliograph.identity.jwks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heliograph.identity.jwks.BoundedFetcher.RefusedException;
import io.heliograph.identity.jwks.CircuitBreaker.LastsException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

  private static final Duration RETRY = Duration.ofSeconds(5);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
  private final InstantSource time = now::get;
  private final CircuitBreaker circuit = new CircuitBreaker(RETRY, time.withZone(ZoneOffset.UTC));
  private int asked;

  @Test
  void aServerThatIsAwayIsAskedOnceInARetryTime() {
    assertFails(new IOException("away"), IOException.class);
    assertFails(new IOException("away"), LastsException.class);
    assertThat(asked).isEqualTo(1);

    pass(RETRY);
    assertFails(new IOException("away"), IOException.class);
    assertFails(new IOException("away"), LastsException.class);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void whileOneAsksAgainTheOthersDoNotWait() throws IOException {
    assertFails(new IOException("away"), IOException.class);
    pass(RETRY);

    circuit.ask(
        () -> {
          assertFails(new IOException("away"), LastsException.class);
          return "back";
        });

    assertThat(asked).isEqualTo(1);
  }

  @Test
  void onlyOneOfThoseWhoWaitedLearnsHowItFailed() {
    assertThatExceptionOfType(LastsException.class)
        .isThrownBy(
            () ->
                circuit.ask(
                    () -> {
                      assertFails(new IOException("away"), IOException.class);
                      throw new IOException("away");
                    }));
  }

  @Test
  void anAnswerEndsIt() throws IOException {
    assertFails(new IOException("away"), IOException.class);
    pass(RETRY);

    assertThat(circuit.ask(() -> "back")).isEqualTo("back");
    assertThat(circuit.ask(() -> "still there")).isEqualTo("still there");
  }

  @Test
  void beingRefusedIsAnAnswer() throws IOException {
    assertFails(new RefusedException(404), RefusedException.class);

    assertThat(circuit.ask(() -> "there")).isEqualTo("there");
  }

  private void assertFails(IOException failure, Class<? extends IOException> expected) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                circuit.ask(
                    () -> {
                      asked++;
                      throw failure;
                    }))
        .satisfies(failed -> assertThat(failed).isExactlyInstanceOf(expected));
  }

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }
}
