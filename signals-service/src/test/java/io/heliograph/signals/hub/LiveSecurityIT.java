package io.heliograph.signals.hub;

import static io.heliograph.signals.Records.aRecord;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.signals.Publisher;
import io.heliograph.signals.RealKafka;
import io.heliograph.signals.TestSocket;
import io.heliograph.signals.consumer.SignalConsumer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the rules that close an accepted socket or withhold signals from it. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@TestProfile(LiveSecurityIT.Rules.class)
class LiveSecurityIT {
  private static final String ALICE = "user:default/alice";
  private static final String SECRET = "secret/plans";

  @TestHTTPResource("/api/signals")
  URI http;

  @Inject Hub hub;
  @Inject SignalConsumer consumer;

  @BeforeEach
  void theServiceIsReady() {
    await().until(consumer::isReady);
  }

  @Test
  void aSocketEndsWithItsToken() {
    try (var socket = open(RealKafka.userToken(ALICE, Duration.ofSeconds(2)))) {
      assertThat(socket.closeCode()).isEqualTo(4401);
    }
  }

  @Test
  void aNewTokenProlongsIt() {
    try (var socket = open(RealKafka.userToken(ALICE, Duration.ofSeconds(2)));
        var other = open(RealKafka.userToken(ALICE, Duration.ofSeconds(2)))) {
      socket.send(refresh(RealKafka.userToken(ALICE)));

      await().until(() -> !socket.frames().isEmpty());
      assertThat(socket.frames().getFirst()).startsWith("{\"type\":\"refreshed\",\"expiresAt\":\"");
      assertThat(other.closeCode()).isEqualTo(4401);
      assertThat(socket.isOpen()).isTrue();
    }
  }

  @Test
  void theTokenOfSomebodyElseDoesNotAndNeitherDoesAWrongOne() {
    try (var socket = open(RealKafka.userToken(ALICE))) {
      socket.send(refresh(RealKafka.userToken("user:default/bob"))).send(refresh("wrong"));

      await().until(() -> socket.frames().size() == 2);
      assertThat(socket.frames())
          .allSatisfy(frame -> assertThat(frame).startsWith("{\"type\":\"error\",\"code\":4401,"));
    }
  }

  @Test
  void aNewTokensGroupsCountFromThenOn() {
    try (var kafka = new Publisher();
        var socket = open(RealKafka.userToken(ALICE, "group:default/old")).subscribe("news")) {
      await().until(() -> hub.subscribers("news") == 1);
      socket.send(refresh(RealKafka.userToken(ALICE, "group:default/new")));
      await().until(() -> !socket.frames().isEmpty());

      kafka.publish("signals", 0, aRecord().on("news").to("group:default/old"));
      kafka.publish("signals", 0, aRecord().on("news").to("group:default/new").consumer("7"));

      await().until(() -> socket.frames().size() == 2);
      assertThat(socket.frames().getLast()).endsWith("\"message\":7}");
    }
  }

  @Test
  void aChannelThatIsNotAllowedClosesAStockSocket() {
    try (var socket = open(RealKafka.userToken(ALICE)).subscribe(SECRET)) {
      assertThat(socket.closeCode()).isEqualTo(4403);
    }
  }

  @Test
  void whoOptedInIsToldInWordsAndGoesOn() {
    try (var socket = open(RealKafka.userToken(ALICE))) {
      socket.resume(SECRET, null).resume("news", null);

      await().until(() -> socket.frames().size() == 2);
      assertThat(socket.frames().getFirst()).startsWith("{\"type\":\"error\",\"code\":4403,");
      assertThat(socket.frames().getLast()).startsWith("{\"type\":\"subscribed\",");
    }
  }

  @Test
  void whoIsAllowedHears() {
    String token = RealKafka.userToken(ALICE, "group:default/planners");
    try (var socket = open(token).subscribe(SECRET)) {
      await().until(() -> hub.subscribers(SECRET) == 1);
      assertThat(socket.isOpen()).isTrue();
    }
  }

  @Test
  void whoTalksTooMuchIsClosed() {
    try (var socket = open(RealKafka.userToken(ALICE))) {
      IntStream.range(0, 30).forEach(i -> socket.sayIfOpen("{}"));
      assertThat(socket.closeCode()).isEqualTo(4400);
    }
  }

  /** The server answers each ping. Answers to a client that does not read would accumulate. */
  @Test
  void pingsCountToo() {
    try (var socket = open(RealKafka.userToken(ALICE))) {
      IntStream.range(0, 30).forEach(i -> socket.pingIfOpen());
      assertThat(socket.closeCode()).isEqualTo(4400);
    }
  }

  @Test
  void whoResumesTooOftenIsClosed() {
    try (var socket = open(RealKafka.userToken(ALICE))) {
      String resume = "{\"action\":\"subscribe\",\"channel\":\"c\",\"since\":null}";
      IntStream.range(0, 12).forEach(i -> socket.sayIfOpen(resume));
      assertThat(socket.closeCode()).isEqualTo(4400);
    }
  }

  private TestSocket open(String token) {
    return TestSocket.open(URI.create(http.toString().replaceFirst("http", "ws")), token);
  }

  private static String refresh(String token) {
    return "{\"action\":\"refresh\",\"token\":\"%s\"}".formatted(token);
  }

  public static final class Rules implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "heliograph.signals.channels.plans.pattern", "secret/*",
          "heliograph.signals.channels.plans.allow", "group:default/planners",
          "heliograph.signals.limits.frames-per-second", "4",
          "heliograph.signals.resumptions.per-second", "1");
    }
  }
}
