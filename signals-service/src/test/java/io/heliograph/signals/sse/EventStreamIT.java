package io.heliograph.signals.sse;

import static io.heliograph.signals.Records.aRecord;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.harness.product.Http;
import io.heliograph.signals.LateIdentity;
import io.heliograph.signals.Publisher;
import io.heliograph.signals.RawHandshake;
import io.heliograph.signals.RealKafka;
import io.heliograph.signals.connection.OpenConnections;
import io.heliograph.signals.consumer.SignalConsumer;
import io.heliograph.signals.hub.Hub;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class EventStreamIT {
  private static final String ALICE = "user:default/alice";
  private static final String UNAUTHORIZED =
      """
      {
        "error": {
          "name": "AuthenticationError",
          "message": "Send a valid token as Authorization: Bearer"
        },
        "request": {"method": "GET", "url": "/events?channel=c"},
        "response": {"statusCode": 401},
        "type": "urn:heliograph:problem:authentication",
        "title": "Unauthorized",
        "status": 401,
        "detail": "Send a valid token as Authorization: Bearer"
      }
      """;

  @TestHTTPResource("/api/signals/events")
  URI events;

  @Inject Hub hub;
  @Inject OpenConnections connections;
  @Inject SignalConsumer consumer;
  @Inject LateIdentity late;
  @Inject MeterRegistry meters;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String channel = "channel-" + UUID.randomUUID();
  private Publisher kafka;

  @BeforeEach
  void connectToKafka() {
    kafka = new Publisher();
    await().until(consumer::isReady);
  }

  @AfterEach
  void leave() {
    kafka.close();
    http.shutdownNow();
    await().until(() -> connections.count() == 0);
  }

  @Test
  void aSignalIsAnEventWhoseIdIsAPosition() throws Exception {
    var stream = open(null);
    assertThat(next(stream))
        .startsWith("event: subscribed")
        .contains("data: {\"recovered\":false}");

    kafka.publish("signals", 0, aRecord().on(channel).to(ALICE).consumer("{\n\"a\": 1}"));
    kafka.publish("signals", 0, aRecord().on(channel).to("user:default/bob"));
    kafka.publish("signals", 0, aRecord().on(channel).to("*").consumer("2"));

    assertThat(next(stream))
        .startsWith("id: ")
        .endsWith("data: {\"channel\":\"%s\",\"message\":{ \"a\": 1}}".formatted(channel));
    assertThat(next(stream)).endsWith("\"message\":2}");
  }

  @Test
  void whoComesBackGetsWhatWasMissedAndThenTheAnswer() throws Exception {
    var stream = open(null);
    String position = id(next(stream));
    stream.close();
    var meanwhile = open(null);
    next(meanwhile);
    kafka.publish("signals", 1, aRecord().on(channel).to(ALICE).consumer("1"));
    kafka.publish("signals", 0, aRecord().on(channel).to("*").consumer("2"));
    next(meanwhile);
    next(meanwhile);

    var again = open(position);

    List<String> came = List.of(next(again), next(again), next(again));
    assertThat(came.subList(0, 2))
        .anyMatch(e -> e.endsWith(":1}"))
        .anyMatch(e -> e.endsWith(":2}"));
    assertThat(came.getLast()).startsWith("event: subscribed").contains("\"recovered\":true");
  }

  @Test
  void theHeadersKeepProxiesFromHoldingEventsBack() throws Exception {
    HttpResponse<InputStream> answer = get("?channel=" + channel, RealKafka.userToken(ALICE), null);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains("text/event-stream");
    assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
    assertThat(answer.headers().firstValue("x-accel-buffering")).contains("no");
  }

  @Test
  void whoHasLeftIsForgotten() throws Exception {
    var stream = open(null);
    await().until(() -> hub.subscribers(channel) == 1);

    stream.close();

    await()
        .until(
            () -> {
              kafka.publish("signals", 0, aRecord().on(channel).to(ALICE));
              return hub.subscribers(channel) == 0;
            });
  }

  @Test
  void whoHasGoneBeforeItBeginsIsForgottenToo() throws Exception {
    double before = resumptions();
    RawHandshake request =
        RawHandshake.to(URI.create(events + "?channel=" + channel))
            .without("Sec-WebSocket-Key")
            .without("Upgrade")
            .with("Authorization", "Bearer " + RealKafka.userToken(LateIdentity.LATE));
    request.expecting("").close();
    await().until(late.asked().response()::closed);

    late.know();

    await().until(() -> resumptions() > before);
    await().until(() -> hub.subscribers(channel) == 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "?channel=", "?channel=a&channel=b&channel=c&channel=d&channel=e&channel=f"})
  void aRequestThatNamesNoGoodChannelsIsTold(String query) throws Exception {
    HttpResponse<InputStream> answer = get(query, RealKafka.userToken(ALICE), null);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(new String(answer.body().readAllBytes(), UTF_8))
        .contains("\"name\":\"InputError\"", "\"detail\":\"", "hannel");
  }

  @Test
  void aServiceIs403() throws Exception {
    assertRefused(403, "NotAllowedError", get("?channel=c", RealKafka.SERVICE_TOKEN, null));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"wrong", "", "a.b.c"})
  void withoutAValidTokenItIs401WithTheSameBody(@Nullable String token) throws Exception {
    assertUnauthorized(get("?channel=c", token, null));
  }

  @Test
  void anExpiredTokenIs401WithTheSameBodyToo() throws Exception {
    String expired = RealKafka.userToken(ALICE, Duration.ofMinutes(-1));

    assertUnauthorized(get("?channel=c", expired, null));
  }

  private static void assertUnauthorized(HttpResponse<InputStream> answer) throws IOException {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(Http.json(new String(answer.body().readAllBytes(), UTF_8)))
        .isEqualTo(Http.json(UNAUTHORIZED));
  }

  private static void assertRefused(int status, String name, HttpResponse<InputStream> answer)
      throws IOException {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(new String(answer.body().readAllBytes(), UTF_8))
        .contains("\"name\":\"" + name + "\"", "\"status\":" + status, "\"detail\":\"");
  }

  private double resumptions() {
    return meters.counter("heliograph.signals.resumptions", "recovered", "false").count();
  }

  private BufferedReader open(@Nullable String position) throws Exception {
    HttpResponse<InputStream> answer =
        get("?channel=%s".formatted(channel), RealKafka.userToken(ALICE), position);
    assertThat(answer.statusCode()).isEqualTo(200);
    return new BufferedReader(new InputStreamReader(answer.body(), UTF_8));
  }

  private HttpResponse<InputStream> get(
      String query, @Nullable String token, @Nullable String position) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(events + query));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (position != null) {
      request.header("Last-Event-ID", position);
    }
    return http.send(request.build(), BodyHandlers.ofInputStream());
  }

  /** Returns the lines of one event. */
  private static String next(BufferedReader stream) throws IOException {
    var lines = new ArrayList<String>();
    for (String line = stream.readLine(); !line.isEmpty(); line = stream.readLine()) {
      lines.add(line);
    }
    return String.join("\n", lines);
  }

  private static String id(String event) {
    return event
        .lines()
        .filter(line -> line.startsWith("id: "))
        .findFirst()
        .orElseThrow()
        .substring(4);
  }
}
