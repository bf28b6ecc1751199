package io.heliograph.web.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.heliograph.testsupport.LogLines;
import io.heliograph.web.TestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that every refusal and failure maps to one row of the error table. */
@QuarkusTest
class ProblemMappersIT {

  @Nested
  class Responses {
    @Test
    void aProblemIsBackstagesEnvelopeAndAProblemDetailInOne() {
      given()
          .get(TestResource.PATH + "/conflict?x=1")
          .then()
          .statusCode(409)
          .contentType(startsWith("application/json"))
          .body("error.name", equalTo("ConflictError"))
          .body("error.message", equalTo("It exists already"))
          .body("request.method", equalTo("GET"))
          .body("request.url", equalTo("/conflict?x=1"))
          .body("response.statusCode", equalTo(409))
          .body("type", equalTo("urn:heliograph:problem:conflict"))
          .body("title", equalTo("Conflict"))
          .body("status", equalTo(409))
          .body("detail", equalTo("It exists already"));
    }

    @Test
    void anUnexpectedFailureIsAReferenceIntoTheLog() {
      try (var log = LogLines.of()) {
        String message =
            given()
                .get(TestResource.PATH + "/broken")
                .then()
                .statusCode(500)
                .body("error.name", equalTo("InternalServerError"))
                .body("detail", not(containsString("secret")))
                .body("detail", matchesPattern("Internal error, reference [0-9a-f-]{36}"))
                .extract()
                .path("detail");

        String reference = message.substring(message.lastIndexOf(' ') + 1);
        assertThat(log.lines())
            .anyMatch(line -> line.contains("reference=" + reference) && line.contains("a secret"));
      }
    }

    @Test
    void anUnknownPathOrMethodIsNotFoundWithoutABody() {
      given().get("/a/b/c").then().statusCode(404).body(emptyString());
      given().delete(TestResource.PATH).then().statusCode(404).body(emptyString());
    }

    @Test
    void anotherFormThanJsonIsNotAcceptable() {
      given()
          .accept("text/html")
          .get(TestResource.PATH)
          .then()
          .statusCode(406)
          .body("detail", equalTo("Accept application/json"));
    }

    @Test
    void withoutAValidTokenTheResponseHasAChallenge() {
      given()
          .get(TestResource.PATH + "/sender")
          .then()
          .statusCode(401)
          .header("WWW-Authenticate", "Bearer")
          .body("error.name", equalTo("AuthenticationError"));
    }
  }

  @Nested
  class Bodies {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{ | The body is not valid JSON (line 1, column ",
          "[] | body: has the wrong type",
          "{\"title\":\"T\"} x | The body is not valid JSON",
          "{\"title\":\"T\"} {} | body: must be one JSON value",
          "{} | title: must not be null",
          "{\"title\":null} | title: must not be null; leave it out instead",
          "{\"title\":\"longer than ten\"} | title: size must be between 0 and 10",
          "{\"title\":5} | title: has the wrong type",
          "{\"title\":\"T\",\"urgent\":\"true\"} | urgent: has the wrong type",
          "{\"title\":\"T\",\"colour\":\"green\"} | colour: must be one of [red, dark_blue]",
          "{\"title\":\"T\",\"colour\":1} | colour: must be one of [red, dark_blue]",
          "{\"title\":\"T\",\"stamps\":[{\"type\":\"x\"}]} | stamps[0]: type must be local or abroad",
          "{\"title\":\"T\",\"stamps\":[{\"type\":\"abroad\"}]} | stamps[0].country: must not be null",
          "{\"title\":\"T\",\"metadata\":{\"a\":1e400}} | metadata.a: is too large a number",
          "{\"title\":\"T\",\"metadata\":[]} | metadata: has the wrong type"
        })
    void aBadFieldIsNamed(String body, String detail) {
      send(body)
          .statusCode(400)
          .body("error.name", equalTo("InputError"))
          .body("detail", startsWith(detail));
    }

    @Test
    void anEmptyBodyIsRefused() {
      asService()
          .post(TestResource.PATH)
          .then()
          .statusCode(400)
          .body("detail", equalTo("body: must not be null"));
    }

    @Test
    void anotherContentTypeIsRefused() {
      asService()
          .contentType(ContentType.TEXT)
          .body("x")
          .post(TestResource.PATH)
          .then()
          .statusCode(400)
          .body("detail", equalTo("Send the body as Content-Type: application/json"));
    }

    @Test
    void aBodyMayNestAHundredLevelsAndNoMore() {
      send(nested(100)).statusCode(200);
      send(nested(101)).statusCode(400).body("detail", containsString("nested too deep"));
    }

    @Test
    void halfAnEmojiIsReplaced() {
      send("{\"title\":\"a\\ud83d\"}").statusCode(200).body("title", equalTo("a\ufffd"));
    }
  }

  @Nested
  class Sizes {
    private static final int LIMIT = 1 << 20;

    @Test
    void aBodyOfTheLimitIsRead() {
      send(sized(LIMIT)).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, 20_000_000})
    void aBodyBeyondTheLimitIsRefused(int bytes) {
      send(sized(bytes))
          .statusCode(413)
          .body("detail", equalTo("Send at most 1048576 bytes at once"));
    }

    @Test
    void aBodyInChunksHasTheSameLimit() {
      asService()
          .body(new ByteArrayInputStream(sized(LIMIT + 1).getBytes(StandardCharsets.UTF_8)))
          .post(TestResource.PATH)
          .then()
          .statusCode(413)
          .body("error.name", equalTo("PayloadTooLargeError"));
    }

    private static String sized(int bytes) {
      String rest = "{\"title\":\"T\",\"text\":\"\"}";
      return "{\"title\":\"T\",\"text\":\"%s\"}".formatted("x".repeat(bytes - rest.length()));
    }
  }

  private static ValidatableResponse send(String body) {
    return asService().body(body).post(TestResource.PATH).then();
  }

  private static RequestSpecification asService() {
    return given()
        .header("Authorization", "Bearer " + TestResource.SERVICE_TOKEN)
        .contentType(ContentType.JSON);
  }

  /** Returns a letter whose objects nest to this depth, itself included. */
  private static String nested(int depth) {
    return "{\"title\":\"T\",\"metadata\":%s1%s}"
        .formatted("{\"a\":".repeat(depth - 1), "}".repeat(depth - 1));
  }
}
