package io.heliograph.web;

import static org.assertj.core.api.Assertions.assertThat;

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
  void eachUnexpectedFailureHasAReferenceOfItsOwn() {
    String first = ProblemException.unexpected(new IllegalStateException("a secret")).getMessage();
    String second = ProblemException.unexpected(new IllegalStateException("a secret")).getMessage();

    assertThat(first).matches("Internal error, reference [0-9a-f-]{36}").isNotEqualTo(second);
  }
}
