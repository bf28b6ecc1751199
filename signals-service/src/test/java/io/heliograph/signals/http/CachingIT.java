package io.heliograph.signals.http;

import static io.heliograph.signals.Api.anonymous;
import static io.heliograph.signals.Api.withToken;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.heliograph.signals.RawHandshake;
import io.heliograph.signals.RealKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that caches do not store answers and that browsers do not guess their type. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class CachingIT {
  private static final String NO_STORE = "Cache-Control";
  private static final String NO_SNIFF = "X-Content-Type-Options";

  @TestHTTPResource("/api/signals")
  URI signals;

  @TestHTTPResource("/api/signals/events?channel=cached")
  URI events;

  @TestHTTPResource(value = "/health/ready", management = true)
  URI readiness;

  private final String token = RealKafka.userToken("user:default/cached");

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health?x=1", "/events", "/nowhere/at/all"})
  void anAnswerIsNeitherStoredNorGuessedAt(String path) {
    assertNeitherStoredNorGuessedAt(withToken(token).get(path).then());
  }

  @Test
  void neitherIsARefusal() throws IOException {
    assertNeitherStoredNorGuessedAt(anonymous().body("{}").post().then().statusCode(401));
    assertNeitherStoredNorGuessedAt(withToken(token).body("{}").post().then().statusCode(403));
    assertThat(RawHandshake.to(signals).refusal())
        .startsWith("HTTP/1.1 401 ")
        .containsIgnoringCase(NO_STORE + ": no-store\r\n")
        .containsIgnoringCase(NO_SNIFF + ": nosniff\r\n");
  }

  @Test
  void neitherIsAnEventStream() throws Exception {
    await().until(() -> get(readiness).statusCode() == 200);
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(events).header("Authorization", "Bearer " + token);

      var answer = http.send(request.build(), BodyHandlers.ofInputStream());

      try (var _ = answer.body()) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues(NO_STORE)).containsExactly("no-store");
        assertThat(answer.headers().allValues(NO_SNIFF)).containsExactly("nosniff");
      }
    }
  }

  private static void assertNeitherStoredNorGuessedAt(ValidatableResponse answer) {
    answer.header(NO_STORE, equalTo("no-store")).header(NO_SNIFF, equalTo("nosniff"));
  }
}
