package io.heliograph.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProblemExceptionTest {

  /** Refusals are frequent, and the stack trace accounts for most of the cost of an exception. */
  @Test
  void aRefusalHasNoStackTrace() {
    ProblemException refusal = Problem.CONFLICT.because("It exists already");

    assertThat(refusal.getStackTrace()).isEmpty();
    assertThat(refusal).hasMessage("It exists already");
  }

  @Test
  void aRefusalSaysWhenToRetryOrThatItIsOfNoUse() {
    ProblemException refusal = Problem.CONFLICT.because("It is under way");

    assertThat(refusal.headers()).containsEntry("Retry-After", "1");
    assertThat(refusal.retryAfter(Duration.ZERO).headers()).containsEntry("Retry-After", "1");
    assertThat(refusal.retryAfter(Duration.ofMillis(1_001)).headers())
        .containsEntry("Retry-After", "2");
    assertThat(refusal.withoutRetry().headers()).isEmpty();
    assertThat(refusal.withoutRetry()).hasMessage("It is under way");
  }

  @Test
  void eachUnexpectedFailureHasAReferenceOfItsOwn() {
    String first = ProblemException.unexpected(new IllegalStateException("a secret")).getMessage();
    String second = ProblemException.unexpected(new IllegalStateException("a secret")).getMessage();

    assertThat(first).matches("Internal error, reference [0-9a-f-]{36}").isNotEqualTo(second);
  }
}
