package io.heliograph.signals.websocket;

import static io.heliograph.contract.SignalHeaders.EVERYONE;
import static io.heliograph.signals.Records.aRecord;
import static io.heliograph.signals.Records.withoutHeaders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heliograph.signals.Publisher;
import io.heliograph.signals.RealKafka;
import io.heliograph.signals.TestSocket;
import io.heliograph.signals.connection.OpenConnections;
import io.heliograph.signals.consumer.SignalConsumer;
import io.heliograph.signals.hub.Hub;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class SignalSocketIT {
  private static final String ALICE = "user:default/alice";
  private static final String BOB = "user:default/bob";

  @TestHTTPResource("/api/signals")
  URI http;

  @Inject MeterRegistry meters;
  @Inject Hub hub;
  @Inject SignalConsumer consumer;
  @Inject OpenConnections connections;

  private final String channel = "channel-" + UUID.randomUUID();
  private Publisher kafka;

  @BeforeEach
  void connectToKafka() {
    kafka = new Publisher();
    await().until(consumer::isReady);
  }

  @AfterEach
  void leaveKafka() {
    kafka.close();
  }

  @Nested
  class Handshake {
    @Test
    void theTokenIsEchoedAsTheSubProtocol() {
      String token = RealKafka.userToken(ALICE);
      try (var socket = TestSocket.open(uri(), token)) {
        assertThat(socket.subprotocol()).isEqualTo(token);
      }
    }

    @Test
    void anAuthorizationHeaderIsAsGoodAndNothingIsEchoed() {
      try (var socket = TestSocket.openWithHeader(uri(), RealKafka.userToken(ALICE))) {
        assertThat(socket.subprotocol()).isEmpty();
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "a.b.c"})
    void aWrongTokenIs401(String token) {
      assertRefused(token, 401);
    }

    @Test
    void aServicesTokenIs403() {
      assertRefused(RealKafka.SERVICE_TOKEN, 403);
    }

    @Test
    void theTokenMayStandBesideOtherSubProtocolsAndIsTheOneThatIsEchoed() {
      String token = RealKafka.userToken(ALICE);
      try (var socket = TestSocket.open(uri(), "chat", token)) {
        assertThat(socket.subprotocol()).isEqualTo(token);
      }
    }

    @Test
    void noTokenIsAPlain401AndTheConnectionEnds() throws Exception {
      try (var socket = new Socket(http.getHost(), http.getPort())) {
        socket.setSoTimeout(5_000);
        socket.getOutputStream().write(handshake("").getBytes(StandardCharsets.US_ASCII));

        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(answer).startsWith("HTTP/1.1 401 ").containsIgnoringCase("content-length: 0");
        assertThat(answer).containsIgnoringCase("connection: close");
      }
    }

    private void assertRefused(String token, int status) {
      assertThatThrownBy(() -> TestSocket.open(uri(), token))
          .isInstanceOf(CompletionException.class)
          .cause()
          .isInstanceOfSatisfying(
              WebSocketHandshakeException.class,
              refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(status));
    }
  }

  @Nested
  class Delivery {
    @Test
    void aSignalReachesEverySocketOfItsUserAndNobodyElse() {
      try (var one = alice();
          var two = alice();
          var bob = TestSocket.open(uri(), RealKafka.userToken(BOB)).subscribe(channel)) {
        await().until(() -> subscribed(3));

        kafka.publish("signals", 0, aRecord().on(channel).to(ALICE).consumer("{\"a\":1}"));
        kafka.publish("signals", 0, aRecord().on(channel).to(EVERYONE).consumer("2"));

        String first = "{\"channel\":\"%s\",\"message\":{\"a\":1}}".formatted(channel);
        String second = "{\"channel\":\"%s\",\"message\":2}".formatted(channel);
        await().untilAsserted(() -> assertThat(one.frames()).containsExactly(first, second));
        await().untilAsserted(() -> assertThat(two.frames()).containsExactly(first, second));
        await().untilAsserted(() -> assertThat(bob.frames()).containsExactly(second));
      }
    }

    @Test
    void aSignalToAGroupReachesWhoOwnsItsRef() {
      String token = RealKafka.userToken(ALICE, "group:default/team");
      try (var socket = TestSocket.open(uri(), token).subscribe(channel)) {
        await().until(() -> subscribed(1));

        kafka.publish("notifications", 1, aRecord().on(channel).to("group:default/team"));

        await().until(() -> socket.frames().size() == 1);
      }
    }

    @Test
    void onlyWhatIsSubscribedIsDelivered() {
      try (var socket = alice().subscribe(channel).subscribe(channel + "-2")) {
        await().until(() -> subscribed(1));
        socket.unsubscribe(channel).send("{\"action\":\"subscribe\",\"channel\":\"other\"}");
        await().until(() -> subscribed(0));

        kafka.publish("signals", 0, aRecord().on(channel).to(ALICE));
        kafka.publish("signals", 0, aRecord().on(channel + "-2").to(ALICE));

        await().until(() -> !socket.frames().isEmpty());
        assertThat(socket.frames()).singleElement().asString().contains(channel + "-2");
      }
    }

    @Test
    void aRecordThatSaysTooLittleIsDroppedAndCountedAndThoseBehindItArrive() {
      try (var socket = alice()) {
        await().until(() -> subscribed(1));
        double before = malformed();

        kafka.publish("signals", 0, aRecord().on(channel));
        kafka.publish("signals", 0, aRecord().on(channel).to(""));
        kafka.publish("signals", 0, aRecord().on(channel).to('"' + ALICE + '"'));
        kafka.publish("signals", 0, aRecord().to(ALICE));
        kafka.publish("signals", 0, aRecord().on(channel).to(ALICE).ofTerm(1).withId(""));
        kafka.publish("signals", 0, aRecord().on(channel).to(ALICE).consumer("\"last\""));

        await().until(() -> !socket.frames().isEmpty());
        assertThat(socket.frames()).singleElement().asString().contains("last");
        assertThat(malformed()).isEqualTo(before + 5);
      }
    }

    @Test
    void whatANewLeaderRepeatsAndWhatTheOldOneSaysLateIsNotHeard() {
      try (var socket = alice()) {
        await().until(() -> subscribed(1));

        relay(1, "a", "\"first\"");
        relay(2, "a", "\"first\"");
        relay(2, "b", "\"second\"");
        relay(1, "c", "\"late\"");
        relay(2, "d", "\"last\"");

        await().until(() -> socket.frames().toString().contains("last"));
        assertThat(socket.frames())
            .extracting(frame -> frame.replaceAll(".*message\":|}", ""))
            .containsExactly("\"first\"", "\"second\"", "\"last\"");
      }
    }

    private void relay(long term, String id, String json) {
      var record = withoutHeaders().ofTerm(term).withId(id).on(channel).to(ALICE).consumer(json);
      kafka.publish("notifications", 2, record);
    }
  }

  @Nested
  class BadFrames {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "{",
          "null",
          "5",
          "[]",
          "\"subscribe\"",
          "{}",
          "{\"action\":\"subscribe\"}",
          "{\"action\":\"subscribe\",\"channel\":5}",
          "{\"action\":\"publish\",\"channel\":\"x\"}",
          "{\"channel\":\"x\"}"
        })
    void theyChangeNothing(String frame) {
      try (var socket = alice()) {
        await().until(() -> subscribed(1));

        socket.send(frame).sayBinary((byte) 1, (byte) 2);

        kafka.publish("signals", 0, aRecord().on(channel).to(ALICE));
        await().until(() -> socket.frames().size() == 1);
        assertThat(socket.isOpen()).isTrue();
      }
    }

    @Test
    void tooManySubscriptionsCloseTheSocket() {
      try (var socket = alice()) {
        for (int i = 0; i < 5; i++) {
          socket.subscribe(channel + i);
        }
        assertThat(socket.closeCode()).isEqualTo(4400);
      }
    }
  }

  @Nested
  class SlowReaders {
    @Test
    void aReaderThatStopsIsClosedAndTheOthersGetEverything() throws Exception {
      int sent = 0;
      try (var stalled = new Socket(http.getHost(), http.getPort());
          var reader = alice()) {
        stalled.setReceiveBufferSize(4096);
        var out = stalled.getOutputStream();
        out.write(handshake(RealKafka.userToken(BOB)).getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(stalled.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
            .isEqualTo("HTTP/1.1 101");
        out.write(masked("{\"action\":\"subscribe\",\"channel\":\"%s\"}".formatted(channel)));
        await().until(() -> subscribed(2));

        while (closedFor("overloaded") == 0) {
          sent += broadcastHalfAMegabyte();
          int all = sent;
          await().until(() -> reader.frames().size() == all);
        }

        await().until(() -> connections.count() == 1);
        assertThat(reader.isOpen()).isTrue();
        assertThat(sent).as("kilobytes until it is closed").isLessThan(20_000);
      }
    }

    private int broadcastHalfAMegabyte() {
      String kilobyte = "\"" + "x".repeat(1_000) + "\"";
      for (int i = 0; i < 500; i++) {
        kafka.send("signals", 0, aRecord().on(channel).to(EVERYONE).consumer(kilobyte));
      }
      kafka.flush();
      return 500;
    }

    /** Returns a text frame of a client, masked with zeros. */
    private static byte[] masked(String text) {
      byte[] payload = text.getBytes(StandardCharsets.UTF_8);
      byte[] frame = new byte[payload.length + 6];
      frame[0] = (byte) 0x81;
      frame[1] = (byte) (0x80 | payload.length);
      System.arraycopy(payload, 0, frame, 6, payload.length);
      return frame;
    }
  }

  private boolean subscribed(int connections) {
    return hub.subscribers(channel) == connections;
  }

  private double malformed() {
    return meters.counter("heliograph.signals.records.dropped", "reason", "malformed").count();
  }

  private double closedFor(String reason) {
    return meters.counter("heliograph.signals.connections.closed", "reason", reason).count();
  }

  private TestSocket alice() {
    return TestSocket.open(uri(), RealKafka.userToken(ALICE)).subscribe(channel);
  }

  private URI uri() {
    return URI.create(http.toString().replaceFirst("http", "ws"));
  }

  private String handshake(String token) {
    String protocol = token.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + token + "\r\n";
    String key = Base64.getEncoder().encodeToString(new byte[16]);
    return "GET /api/signals HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
        + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
        + key
        + "\r\n"
        + protocol
        + "\r\n";
  }
}
