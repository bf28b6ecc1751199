package io.heliograph.web.body;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.testsupport.RawConnection;
import io.heliograph.web.TestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests the limit of the total size of request bodies that are read concurrently. */
@QuarkusTest
@TestProfile(BodyBudgetIT.OneLargeBody.class)
@Timeout(60)
class BodyBudgetIT {
  private static final String LARGE =
      "{\"title\":\"T\",\"text\":\"%s\"}".formatted("x".repeat(90_000));
  private static final String SMALL = "{\"title\":\"T\"}";

  @TestHTTPResource("/")
  URI server;

  @Test
  void oneTooManyIsRefusedUntilAnotherHasEnded() throws Exception {
    try (var slow = RawConnection.to(server)) {
      slow.send(head(TestResource.SERVICE_TOKEN, "Content-Length: 90000")).send("{");

      await().until(() -> send(LARGE) == 503);
      assertThat(send(SMALL)).isEqualTo(200);
    }
    await().until(() -> send(LARGE) == 200);
  }

  @Test
  void aBodyInChunksCountsAsTheLargestThatIsAllowed() throws Exception {
    try (var chunks = RawConnection.to(server)) {
      chunks.send(head(TestResource.SERVICE_TOKEN, "Transfer-Encoding: chunked"));

      assertThat(chunks.line()).startsWith("HTTP/1.1 503");
    }
  }

  @Test
  void anUnknownCallerUsesNothingOfIt() throws Exception {
    try (var unknown = RawConnection.to(server)) {
      unknown.send(head("wrong", "Transfer-Encoding: chunked"));

      assertThat(unknown.line()).startsWith("HTTP/1.1 401");
    }
  }

  private static String head(String token, String length) {
    return "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer %s\r\n%s\r\n\r\n"
        .formatted(TestResource.PATH, token, length);
  }

  private static int send(String body) {
    return given()
        .header("Authorization", "Bearer " + TestResource.SERVICE_TOKEN)
        .contentType(ContentType.JSON)
        .body(body)
        .post(TestResource.PATH)
        .statusCode();
  }

  /** Sets a budget that two large bodies exceed. */
  public static final class OneLargeBody implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("heliograph.web.max-bodies-size", "100K");
    }
  }
}
