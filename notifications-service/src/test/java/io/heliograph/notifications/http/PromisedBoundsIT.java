package io.heliograph.notifications.http;

import static io.heliograph.notifications.Api.as;
import static io.heliograph.notifications.Api.asService;
import static io.heliograph.notifications.Api.to;
import static io.heliograph.notifications.Api.withToken;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.notifications.RealStack;
import io.heliograph.testsupport.RawConnection;
import io.heliograph.testsupport.RawHttp2;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tries each bound of the documentation at the bound and one above it, so no layer undercuts it.
 */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
class PromisedBoundsIT {
  private static final String ALICE = "user:default/alice";
  private static final int MAX_TOKEN = 32_768;

  /** A character that takes nine in a URL. */
  private static final String WIDE = "語";

  @TestHTTPResource("/")
  URI root;

  @TestHTTPResource("/api/notifications/status")
  URI status;

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void aBoundHoldsAndOneAboveItIsRefused(
      String name, int bound, int refusal, IntFunction<Response> request) {
    assertThat(request.apply(bound).statusCode()).isEqualTo(200);
    assertThat(request.apply(bound + 1).statusCode()).isEqualTo(refusal);
  }

  static Stream<Object[]> aBoundHoldsAndOneAboveItIsRefused() {
    return Stream.of(
        payload("title", 255),
        payload("description", 100_000),
        row("link", 8_192, 400, length -> send("link", "/" + "x".repeat(length - 1))),
        payload("topic", 255),
        payload("scope", 255),
        payload("icon", 255),
        row("metadata and other fields", 65_536, 400, PromisedBoundsIT::sendFreeForm),
        row("body", 1 << 20, 413, PromisedBoundsIT::sendBody),
        row("recipient", 255, 400, length -> post(to(ref(length), "{\"title\":\"T\"}"))),
        row("Idempotency-Key", 255, 400, PromisedBoundsIT::sendWithKey),
        row("limit", 999_999_999, 400, limit -> list("?limit=" + limit)),
        row("offset", 999_999_999, 400, offset -> list("?offset=" + offset)),
        row("id of a topic in settings", 255, 400, length -> save(origin("o", topic(length)))),
        row("id of an origin in settings", 255, 400, length -> save(origin("o".repeat(length)))),
        row("switches in settings", 10_000, 400, number -> save(switches(number))),
        row("request line", 32_768, 414, PromisedBoundsIT::listWithLine));
  }

  @ParameterizedTest
  @CsvSource({"65536, 200", "65537, 431"})
  void theHeadersOverHttp1Have64Kilobytes(int size, int status) throws Exception {
    String headers = "Host: localhost\r\nConnection: close\r\nX: ";
    String text = "x".repeat(size - headers.replace("\r\n", "").length());

    try (var connection = RawConnection.to(root)) {
      connection.send("GET / HTTP/1.1\r\n" + headers + text + "\r\n\r\n");

      assertThat(connection.line()).startsWith("HTTP/1.1 " + status);
    }
  }

  @ParameterizedTest
  @CsvSource({"65536, 200", "65537, 431"})
  void pathAndHeadersOverHttp2Have64Kilobytes(int size, int status) throws Exception {
    try (var connection = RawHttp2.open(root)) {
      connection.get("/", size);

      assertThat(connection.status()).isEqualTo(status);
    }
  }

  @Test
  void parametersAtTheirLongestFitIntoTheRequestLine() {
    String longest = WIDE.repeat(255);

    as(ALICE)
        .queryParam("search", longest)
        .queryParam("topic", longest)
        .get("/notifications")
        .then()
        .statusCode(200);
  }

  @Test
  void theLongestTokenIsAcceptedBesideOtherHeadersAndALongerOneIsRefused() {
    String longest = RealStack.largeUserToken(ALICE, MAX_TOKEN);
    String other = "session=" + "x".repeat(16_000);

    assertThat(longest.length()).isGreaterThan(MAX_TOKEN - 4);
    withToken(longest).header("Cookie", other).get("/status").then().statusCode(200);
    withToken(RealStack.largeUserToken(ALICE, MAX_TOKEN + 4)).get("/status").then().statusCode(401);
  }

  @Test
  void theLongestTokenIsAcceptedOverHttp2() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(status)
            .header("Authorization", "Bearer " + RealStack.largeUserToken(ALICE, MAX_TOKEN))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      HttpResponse<String> upgrade = http.send(request, BodyHandlers.ofString());
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());

      assertThat(upgrade.statusCode()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  private static Object[] payload(String field, int bound) {
    return row("payload." + field, bound, 400, length -> send(field, "x".repeat(length)));
  }

  private static Object[] row(String name, int bound, int refusal, IntFunction<Response> request) {
    return new Object[] {name, bound, refusal, request};
  }

  private static Response send(String field, String value) {
    String title = field.equals("title") ? "" : "\"title\":\"T\",";
    return post(to(ALICE, "{%s\"%s\":\"%s\"}".formatted(title, field, value)));
  }

  /** Sends an object and other fields of this size together. */
  private static Response sendFreeForm(int size) {
    String empty = "{\"a\":\"\"}{\"more\":\"x\"}";
    String text = "x".repeat(size - empty.length());
    return post(
        to(ALICE, "{\"title\":\"T\",\"more\":\"x\",\"metadata\":{\"a\":\"%s\"}}".formatted(text)));
  }

  private static Response sendBody(int size) {
    String body = to(ALICE, "{\"title\":\"T\"}");
    return post(body + " ".repeat(size - body.length()));
  }

  private static Response sendWithKey(int length) {
    return asService()
        .header("Idempotency-Key", "k".repeat(length))
        .body(to(ALICE, "{\"title\":\"T\"}"))
        .post("/notifications");
  }

  private static Response post(String body) {
    return asService().body(body).post("/notifications");
  }

  private static String ref(int length) {
    return "user:default/" + "x".repeat(length - "user:default/".length());
  }

  private static Response list(String query) {
    return as(ALICE).get("/notifications" + query);
  }

  private static Response listWithLine(int length) {
    String line = "GET /api/notifications/notifications?search= HTTP/1.1";
    return list("?search=" + "x".repeat(length - line.length()));
  }

  private static Response save(String origins) {
    return as("user:default/bounds")
        .body("{\"channels\":[{\"id\":\"Web\",\"origins\":[%s]}]}".formatted(origins))
        .post("/settings");
  }

  private static String origin(String id, String... topics) {
    return "{\"id\":\"%s\",\"enabled\":true,\"topics\":[%s]}"
        .formatted(id, String.join(",", topics));
  }

  /** Returns an origin and its topics, which are this many switches together. */
  private static String switches(int number) {
    return origin(
        "o", IntStream.range(1, number).mapToObj(i -> topic("t" + i)).toArray(String[]::new));
  }

  private static String topic(int length) {
    return topic("t".repeat(length));
  }

  private static String topic(String id) {
    return "{\"id\":\"%s\",\"enabled\":true}".formatted(id);
  }
}
