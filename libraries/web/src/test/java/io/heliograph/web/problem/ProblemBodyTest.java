package io.heliograph.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemBodyTest {

  @ParameterizedTest
  @CsvSource({
    "/api/notifications/status?x=1, /status?x=1",
    "/api/notifications, /",
    "/api/notifications?x=1, /?x=1",
    "/api/signals/api/signals, /api/signals",
    "/other/api/signals, /other/api/signals",
    "/api/, /api/"
  })
  void theUrlIsRelativeToTheMountOfThePlugin(String uri, String shown) {
    assertThat(bodyOf(Problem.INPUT, uri).request().url()).isEqualTo(shown);
  }

  @Test
  void theTypeIsTheNameOfTheProblemWithDashes() {
    assertThat(bodyOf(Problem.TOO_MANY, "/").type()).isEqualTo("urn:heliograph:problem:too-many");
  }

  @Test
  void bothFormsHaveTheSameStatusAndText() {
    ProblemBody body = bodyOf(Problem.KEY_REUSED, "/");

    assertThat(body.status()).isEqualTo(422).isEqualTo(body.response().statusCode());
    assertThat(body.detail()).isEqualTo("why").isEqualTo(body.error().message());
    assertThat(body.title()).isEqualTo("Unprocessable Content");
    assertThat(body.error().name()).isEqualTo("UnprocessableContentError");
  }

  private static ProblemBody bodyOf(Problem problem, String uri) {
    return ProblemBody.of(problem, "why", "GET", uri);
  }
}
