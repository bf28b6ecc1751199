package io.heliograph.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

  /** Checks the error table, because clients depend on each row. */
  @ParameterizedTest
  @CsvSource({
    "INPUT, 400, InputError, Bad Request",
    "AUTHENTICATION, 401, AuthenticationError, Unauthorized",
    "NOT_ALLOWED, 403, NotAllowedError, Forbidden",
    "NOT_FOUND, 404, NotFoundError, Not Found",
    "NOT_ACCEPTABLE, 406, NotAcceptableError, Not Acceptable",
    "CONFLICT, 409, ConflictError, Conflict",
    "TOO_LARGE, 413, PayloadTooLargeError, Content Too Large",
    "KEY_REUSED, 422, UnprocessableContentError, Unprocessable Content",
    "NO_UPGRADE, 426, UpgradeRequiredError, Upgrade Required",
    "TOO_MANY, 429, TooManyRequestsError, Too Many Requests",
    "INTERNAL, 500, InternalServerError, Internal Server Error",
    "UNAVAILABLE, 503, ServiceUnavailableError, Service Unavailable"
  })
  void aProblemHasAStatusANameAndATitle(
      Problem problem, int status, String errorName, String title) {
    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.errorName()).isEqualTo(errorName);
    assertThat(problem.title()).isEqualTo(title);
  }

  @Test
  void aStatusStandsForOneProblem() {
    assertThat(Arrays.stream(Problem.values()).map(Problem::status)).doesNotHaveDuplicates();
  }

  @Test
  void aTokenIsAskedFor() {
    assertThat(Problem.AUTHENTICATION.headers()).isEqualTo(Map.of("WWW-Authenticate", "Bearer"));
  }

  @Test
  void theProtocolToUpgradeToIsNamed() {
    assertThat(Problem.NO_UPGRADE.headers()).isEqualTo(Map.of("Upgrade", "websocket"));
  }

  @ParameterizedTest
  @EnumSource(names = {"CONFLICT", "TOO_MANY", "UNAVAILABLE"})
  void aTemporaryRefusalSaysWhenToTryAgain(Problem problem) {
    assertThat(problem.headers()).isEqualTo(Map.of("Retry-After", "1"));
  }
}
