package io.heliograph.notifications.http;

import static io.heliograph.notifications.Api.anonymous;
import static io.heliograph.notifications.Api.as;
import static io.heliograph.notifications.Api.asService;
import static io.heliograph.notifications.Api.send;
import static io.heliograph.notifications.Api.to;
import static io.heliograph.notifications.Api.withToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.heliograph.notifications.Api;
import io.heliograph.notifications.RealStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealStack.class)
class RefusalIT {
  private static final String ALICE = "user:default/alice";
  private static final String GOOD = to(ALICE, "{\"title\":\"T\"}");

  @Nested
  class Envelope {
    @Test
    void itIsBackstagesAndAProblemDetailInOne() {
      as(ALICE)
          .get("/notifications?x=1")
          .then()
          .statusCode(400)
          .contentType(startsWith("application/json"))
          .body("error.name", equalTo("InputError"))
          .body("error.message", startsWith("x: unknown query parameter"))
          .body("request.method", equalTo("GET"))
          .body("request.url", equalTo("/notifications?x=1"))
          .body("response.statusCode", equalTo(400))
          .body("type", equalTo("urn:heliograph:problem:input"))
          .body("title", equalTo("Bad Request"))
          .body("status", equalTo(400))
          .body("detail", startsWith("x: unknown query parameter"));
    }

    @Test
    void anotherFormThanJsonIsNotAcceptable() {
      as(ALICE).accept("text/html").get("/status").then().statusCode(406);
    }

    @Test
    void anUnknownPathIsNotFoundWithNoBody() {
      as(ALICE).get("/a/b/c").then().statusCode(404).body(emptyString());
      as(ALICE).delete("/notifications").then().statusCode(404).body(emptyString());
    }
  }

  @Nested
  class Callers {
    @ParameterizedTest
    @ValueSource(
        strings = {"/notifications", "/", "/status", "/notifications/x", "/topics", "/settings"})
    void withoutATokenIs401(String path) {
      anonymous()
          .get(path)
          .then()
          .statusCode(401)
          .body("error.name", equalTo("AuthenticationError"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong-token", "a.b.c", "eyJhbGciOiJub25lIn0.e30."})
    void withAWrongTokenIs401(String token) {
      withToken(token)
          .get("/status")
          .then()
          .statusCode(401)
          .body("error.name", equalTo("AuthenticationError"))
          .body("error.message", not(containsString(token)));
    }

    @Test
    void aServiceHasNoInbox() {
      asService()
          .get("/status")
          .then()
          .statusCode(403)
          .body("error.name", equalTo("NotAllowedError"));
      asService().body("{\"ids\":[]}").post("/update").then().statusCode(403);
    }

    @Test
    void aUserMayNotSend() {
      as(ALICE).body(GOOD).post("/notifications").then().statusCode(403);
    }

    @Test
    void whoMayNotIsToldSoBeforeTheBodyIsReadAndAfterTheQuery() {
      as(ALICE).body("{}").post("/notifications").then().statusCode(403);
      asService().get("/status?x=1").then().statusCode(400);
    }

    @Test
    void theSchemeIsReadInAnyCase() {
      String header = "bEaReR " + "not-a-token";
      anonymous().header("Authorization", header).get("/status").then().statusCode(401);
    }
  }

  @Nested
  class Queries {
    @ParameterizedTest
    @CsvSource({
      "/status?x=1, x:",
      "/settings?x=1, x:",
      "/topics?limit=1, limit: unknown",
      "/topics?offset=1, offset: unknown",
      "/topics?topic=a, topic: unknown",
      "/topics?orderField=topic, orderField: unknown",
      "/topics?read=1, read: must be true or false",
      "/notifications?search=, search: must not be empty",
      "/notifications?topic=a&topic=b, topic: may be given only once",
      "/notifications?limit=-1, limit: must be a whole number",
      "/notifications?limit=1.5, limit:",
      "/notifications?offset=99999999999, offset:",
      "/notifications?read=TRUE, read: must be true or false",
      "/notifications?saved=1, saved:",
      "/notifications?minimumSeverity=High, minimumSeverity: must be one of",
      "/notifications?createdAfter=yesterday, createdAfter: must be a time",
      "/notifications?createdAfter=+294277-01-01, createdAfter: must lie in the years",
      "/notifications?createdAfter=+999999999-12-31, createdAfter: must lie in the years",
      "/topics?createdAfter=-999999999-01-01, createdAfter: must lie in the years",
      "/notifications?createdAfter=0000-01-01T00:00:00+18:00, createdAfter: must lie in the years",
      "/notifications?orderField=secret, orderField: field must be one of",
      "'/notifications?orderField=created,sideways', orderField: write it as"
    })
    void aBadParameterIsNamed(String path, String message) {
      as(ALICE)
          .get(path)
          .then()
          .statusCode(400)
          .body("error.name", equalTo("InputError"))
          .body("error.message", startsWith(message));
    }
  }

  @Nested
  class Bodies {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{ | The body is not valid JSON",
          "[] | body: has the wrong type",
          "{\"recipients\":{\"type\":\"broadcast\"},\"payload\":{\"title\":\"T\"}} x | The body is not valid JSON",
          "{\"recipients\":{\"type\":\"broadcast\"},\"payload\":{\"title\":\"T\"}} {} | body: must be one JSON value",
          "{\"recipients\":{\"type\":\"broadcast\"},\"payload\":{\"title\":\"T\",\"metadata\":{\"a\":[-1e400]}}} | payload.metadata",
          "{\"recipients\":{\"type\":\"broadcast\"},\"payload\":{\"title\":\"T\",\"more\":1e309}} | payload.more: is too large a number",
          "{\"payload\":{\"title\":\"T\"}} | recipients: must not be null",
          "{\"recipients\":{\"type\":\"broadcast\"}} | payload: must not be null",
          "{\"recipients\":{\"type\":\"entities\"},\"payload\":{\"title\":\"T\"}} | recipients: type must be broadcast or entity or user",
          "{\"recipients\":{},\"payload\":{\"title\":\"T\"}} | recipients: type must be broadcast or entity or user",
          "{\"recipients\":{\"type\":\"entity\"},\"payload\":{\"title\":\"T\"}} | recipients.entityRef: must not be null",
          "{\"recipients\":{\"type\":\"entity\",\"entityRef\":\"alice\"},\"payload\":{\"title\":\"T\"}} | recipients.entityRef:",
          "{\"recipients\":{\"type\":\"broadcast\"},\"payload\":{}} | payload.title: must not be blank",
          "{\"recipients\":{\"type\":\"broadcast\"},\"payload\":{\"title\":\"\"}} | payload.title: must not be blank",
          "{\"recipients\":{\"type\":\"broadcast\"},\"payload\":{\"title\":5}} | payload.title: has the wrong type",
          "{\"recipients\":{\"type\":\"broadcast\"},\"payload\":{\"title\":\"T\",\"description\":null}} | payload.description: must not be null",
          "{\"recipients\":{\"type\":\"broadcast\"},\"payload\":{\"title\":\"T\",\"severity\":1}} | payload.severity: must be one of [low, normal, high, critical]",
          "{\"recipients\":{\"type\":\"broadcast\"},\"payload\":{\"title\":\"T\",\"severity\":\"info\"}} | payload.severity: must be one of [low, normal, high, critical]",
          "{\"recipients\":{\"type\":\"broadcast\"},\"payload\":{\"title\":\"T\",\"metadata\":[]}} | payload.metadata: has the wrong type"
        })
    void aBadFieldIsNamed(String body, String message) {
      send(body)
          .statusCode(400)
          .body("error.name", equalTo("InputError"))
          .body("error.message", startsWith(message));
    }

    @Test
    void anEmptyBodyIsRefused() {
      asService()
          .post("/notifications")
          .then()
          .statusCode(400)
          .body("error.message", equalTo("body: must not be null"));
    }

    @Test
    void aTooLongTitleIsRefusedWithNothingOfTheDatabase() {
      send(to(ALICE, "{\"title\":\"%s\"}".formatted("x".repeat(300))))
          .statusCode(400)
          .body("error.message", equalTo("payload.title: size must be between 0 and 255"));
    }

    @Test
    void textThatCannotBeStoredIsRefused() {
      send(to(ALICE, "{\"title\":\"a\\u0000b\"}")).statusCode(400);
      send(to(ALICE, "{\"title\":\"a\",\"metadata\":{\"b\":\"\\u0000\"}}")).statusCode(400);
    }

    @Test
    void anotherContentTypeIsRefused() {
      anonymous()
          .header("Authorization", "Bearer x")
          .contentType(ContentType.TEXT)
          .body("x")
          .post("/notifications")
          .then()
          .statusCode(not(equalTo(500)));
      asService()
          .contentType(ContentType.TEXT)
          .body("x")
          .post("/notifications")
          .then()
          .statusCode(400)
          .body("error.message", containsString("application/json"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_100_000, 20_000_000})
    void aBodyOverTheLimitIsRefusedWithABodyThatSaysSo(int size) {
      send(to(ALICE, "{\"title\":\"%s\"}".formatted("x".repeat(size))))
          .statusCode(413)
          .body("error.name", equalTo("PayloadTooLargeError"));
    }

    @Test
    void whatIsAcceptedCanBeListed() {
      send(to(ALICE, "{\"title\":\"T\",\"metadata\":%s}".formatted(nested(90)))).statusCode(200);
      send(to(ALICE, "{\"title\":\"T\",\"metadata\":%s}".formatted(nested(110))))
          .statusCode(400)
          .body("error.message", containsString("nested too deep"));

      as(ALICE).get("/notifications").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"metadata", "whatever"})
    void freeFormFieldsAreBounded(String field) {
      String large = "{\"title\":\"T\",\"%s\":{\"a\":\"%s\"}}".formatted(field, "x".repeat(66_000));

      send(to(ALICE, large)).statusCode(400).body("error.message", startsWith("payload: metadata"));
    }

    @Test
    void anUploadInChunksIsCutOffAtTheSameLimit() throws Exception {
      var request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + Api.ROOT))
              .header("Authorization", "Bearer " + RealStack.SERVICE_TOKEN)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofInputStream(RefusalIT::tooLarge))
              .build();

      try (var http = HttpClient.newHttpClient()) {
        var answer = http.send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("PayloadTooLargeError");
      }
    }

    @Test
    void anUpdateTakesNoMoreIdsThanAListAnswers() {
      String id = "\"00000000-0000-7000-8000-000000000000\"";
      String most = String.join(",", Collections.nCopies(10_000, id));

      as(ALICE).body("{\"ids\":[%s]}".formatted(most)).post("/update").then().statusCode(200);
      as(ALICE)
          .body("{\"ids\":[%s,%s]}".formatted(most, id))
          .post("/update")
          .then()
          .statusCode(400)
          .body("error.message", equalTo("ids: send at most 10000 at once"));
    }

    @Test
    void idsOfAnUpdateMustBeUuids() {
      as(ALICE)
          .body("{\"ids\":[\"1\"],\"read\":true}")
          .post("/notifications/update")
          .then()
          .statusCode(400)
          .body("error.message", startsWith("ids:"));
      as(ALICE).body("{\"read\":true}").post("/update").then().statusCode(400);
      as(ALICE).body("{\"ids\":[],\"read\":\"true\"}").post("/update").then().statusCode(400);
    }
  }

  private static String nested(int depth) {
    return "{\"a\":".repeat(depth - 3) + "1" + "}".repeat(depth - 3);
  }

  private static InputStream tooLarge() {
    String body = to(ALICE, "{\"title\":\"%s\"}".formatted("x".repeat(1_100_000)));
    return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
  }
}
