package io.heliograph.signals.http;

import static io.heliograph.signals.Api.broadcast;
import static io.heliograph.signals.Api.publish;
import static io.heliograph.signals.Api.to;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.signals.RawHandshake;
import io.heliograph.signals.RealKafka;
import io.heliograph.signals.TestSocket;
import io.heliograph.signals.connection.OpenConnections;
import io.heliograph.signals.consumer.SignalConsumer;
import io.heliograph.signals.hub.Hub;
import io.heliograph.testsupport.RawConnection;
import io.heliograph.testsupport.RawHttp2;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tries each bound of the documentation at the bound and one above it, so no layer undercuts it.
 */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@TestProfile(PromisedBoundsIT.Defaults.class)
class PromisedBoundsIT {
  private static final String ALICE = "user:default/alice";
  private static final int MAX_TOKEN = 32_768;
  private static final int MAX_LINE = 32_768;
  private static final Duration SOON = Duration.ofSeconds(10);

  @TestHTTPResource("/api/signals")
  URI signals;

  @Inject Hub hub;
  @Inject OpenConnections connections;
  @Inject SignalConsumer consumer;

  @BeforeEach
  void becomeReady() {
    await().until(consumer::isReady);
  }

  @AfterEach
  void leave() {
    await().until(() -> connections.count() == 0);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void aPublicationAtTheBoundIsAcceptedAndOneAboveItIsRefused(
      String name, int bound, int refusal, IntUnaryOperator request) {
    assertThat(request.applyAsInt(bound)).isEqualTo(202);
    assertThat(request.applyAsInt(bound + 1)).isEqualTo(refusal);
  }

  static Stream<Object[]> aPublicationAtTheBoundIsAcceptedAndOneAboveItIsRefused() {
    return Stream.of(
        row("channel", 255, 400, length -> post(broadcast("c".repeat(length), "1"))),
        row("message", 65_536, 413, size -> post(broadcast("c", text(size)))),
        row("recipients", 1_000, 400, number -> post(to(refs(number), "c", "1"))),
        row("recipient", 255, 400, length -> post(to(ref(length, 0), "c", "1"))),
        row("body", 1 << 20, 413, PromisedBoundsIT::postBody));
  }

  @ParameterizedTest
  @CsvSource({"1, 255, 200", "100, 50, 200", "100, 255, 200", "101, 50, 400", "1, 256, 400"})
  void aStreamHasAHundredChannelsOf255Characters(int channels, int length, int status)
      throws Exception {
    assertThat(streamStatus(query(channels, length), token())).isEqualTo(status);
  }

  @Test
  void aRequestLineOverTheBoundIs414() throws Exception {
    String line = "GET /api/signals/events?channel= HTTP/1.1";

    assertThat(streamLine("x".repeat(MAX_LINE - line.length()))).startsWith("HTTP/1.1 400");
    assertThat(streamLine("x".repeat(MAX_LINE - line.length() + 1))).startsWith("HTTP/1.0 414");
  }

  @ParameterizedTest
  @CsvSource({"65536, 200", "65537, 431"})
  void theHeadersOverHttp1Have64Kilobytes(int size, int status) throws Exception {
    String headers = "Host: localhost\r\nConnection: close\r\nX: ";
    String text = "x".repeat(size - headers.replace("\r\n", "").length());

    try (var connection = RawConnection.to(signals)) {
      connection.send("GET /api/signals/health HTTP/1.1\r\n" + headers + text + "\r\n\r\n");

      assertThat(connection.line()).startsWith("HTTP/1.1 " + status);
    }
  }

  @ParameterizedTest
  @CsvSource({"65536, 200", "65537, 431"})
  void pathAndHeadersOverHttp2Have64Kilobytes(int size, int status) throws Exception {
    try (var connection = RawHttp2.open(signals)) {
      connection.get("/api/signals/health", size);

      assertThat(connection.status()).isEqualTo(status);
    }
  }

  @Test
  void aRequestBehindAStreamClosesTheConnection() throws Exception {
    String head = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n";
    String stream = "GET /api/signals/events?channel=pipelined" + head.formatted(token());
    String further = "GET /api/signals/health" + head.formatted(token());

    try (var connection = RawConnection.to(signals).send(stream)) {
      assertThat(hears(connection, "event: subscribed")).isTrue();

      connection.send(further).awaitEnd(SOON);
    }
  }

  /** Returns whether one of the next lines contains the text. */
  private static boolean hears(RawConnection connection, String text) throws IOException {
    for (int i = 0; i < 50; i++) {
      if (connection.line().contains(text)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void aSocketHasAHundredChannelsOf255Characters() {
    try (var socket = TestSocket.open(socket(), token())) {
      IntStream.range(0, 100).forEach(i -> socket.resume(channel(i, 255), null));
      await().until(() -> socket.frames().size() == 100);
      socket.subscribe(channel(100, 256));
      assertThat(hub.subscribers(channel(99, 255))).isEqualTo(1);

      socket.subscribe(channel(100, 255));

      assertThat(socket.closeCode()).isEqualTo(4400);
    }
  }

  @Test
  void aFrameOf64KilobytesIsReadAndALargerOneClosesTheSocket() {
    String channel = channel(0, 20);
    String subscribe = "{\"action\":\"subscribe\",\"channel\":\"%s\"}".formatted(channel);
    try (var socket = TestSocket.open(socket(), token())) {
      socket.send(subscribe + " ".repeat(65_536 - subscribe.length()));
      await().until(() -> hub.subscribers(channel) == 1);

      socket.sayIfOpen(" ".repeat(65_537));

      assertThat(socket.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void theFifthSubProtocolIsTriedAndTheSixthIsNot() throws Exception {
    String token = token();

    try (var socket = TestSocket.open(socket(), "a", "b", "c", "d", token)) {
      assertThat(socket.subprotocol()).isEqualTo(token);
    }
    assertThat(RawHandshake.to(signals).withToken("a, b, c, d, e, " + token).refusal())
        .startsWith("HTTP/1.1 401");
  }

  @Test
  void theLongestTokenOpensASocketFromBothPlacesAndRenewsIt() {
    String token = RealKafka.largeUserToken(ALICE, MAX_TOKEN);

    try (var socket = TestSocket.open(socket(), token)) {
      assertThat(socket.subprotocol()).isEqualTo(token);
      socket.send("{\"action\":\"refresh\",\"token\":\"%s\"}".formatted(token));
      await().until(() -> socket.frames().toString().contains("\"refreshed\""));
    }
    TestSocket.openWithHeader(socket(), token).close();
  }

  @Test
  void theLongestTokenFitsBesideTheTokenOfAProxy() throws Exception {
    RawHandshake.to(signals)
        .withToken(RealKafka.largeUserToken(ALICE, MAX_TOKEN))
        .with("Authorization", "Bearer " + "x".repeat(16_000))
        .with("Cookie", "session=" + "x".repeat(8_000))
        .expecting("HTTP/1.1 101")
        .close();
  }

  @ParameterizedTest
  @EnumSource
  void theLongestTokenOpensAStreamOfTheLongestRequest(HttpClient.Version version) throws Exception {
    String token = RealKafka.largeUserToken(ALICE, MAX_TOKEN);
    try (var http = HttpClient.newBuilder().version(version).build()) {
      http.send(
          HttpRequest.newBuilder(URI.create(signals + "/health")).build(),
          BodyHandlers.discarding());

      HttpResponse<InputStream> answer = stream(http, query(100, 255), token);

      assertThat(answer.version()).isEqualTo(version);
      assertThat(answer.statusCode()).isEqualTo(200);
      answer.body().close();
    }
  }

  @Test
  void aLongerTokenIsRefused() throws Exception {
    String token = RealKafka.largeUserToken(ALICE, MAX_TOKEN + 4);

    assertThat(streamStatus(query(1, 10), token)).isEqualTo(401);
    assertThat(RawHandshake.to(signals).withToken(token).refusal()).startsWith("HTTP/1.1 401");
  }

  private URI socket() {
    return URI.create(signals.toString().replaceFirst("http", "ws"));
  }

  private static Object[] row(String name, int bound, int refusal, IntUnaryOperator request) {
    return new Object[] {name, bound, refusal, request};
  }

  private static int post(String body) {
    return publish(body).extract().statusCode();
  }

  private static int postBody(int size) {
    String body = broadcast("c", "1");
    return post(body + " ".repeat(size - body.length()));
  }

  private static String text(int bytes) {
    return '"' + "x".repeat(bytes - 2) + '"';
  }

  /** Returns refs of the greatest length. */
  private static String refs(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> '"' + ref(255, i) + '"')
        .collect(joining(",", "[", "]"));
  }

  private static String ref(int length, int number) {
    String start = "user:default/%04d-".formatted(number);
    return start + "x".repeat(length - start.length());
  }

  private static String channel(int number, int length) {
    return "%03d".formatted(number) + "c".repeat(length - 3);
  }

  private static String query(int channels, int length) {
    return IntStream.range(0, channels)
        .mapToObj(i -> "channel=" + channel(i, length))
        .collect(joining("&", "?", ""));
  }

  private static String token() {
    return RealKafka.userToken(ALICE);
  }

  private int streamStatus(String query, String token) throws Exception {
    try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<InputStream> answer = stream(http, query, token);
      answer.body().close();
      return answer.statusCode();
    }
  }

  private HttpResponse<InputStream> stream(HttpClient http, String query, String token)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(signals + "/events" + query))
            .header("Authorization", "Bearer " + token)
            .build();
    return http.send(request, BodyHandlers.ofInputStream());
  }

  /** Returns the answer to a stream of this channel. */
  private String streamLine(String channel) throws Exception {
    return RawHandshake.to(URI.create(signals + "/events?channel=" + channel))
        .without("Upgrade")
        .with("Connection", "close")
        .with("Authorization", "Bearer " + token())
        .refusal();
  }

  /** Uses the default of a setting that other tests lower. */
  public static final class Defaults implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("heliograph.signals.connection.max-subscriptions", "100");
    }
  }
}
