package io.heliograph.signals.websocket;

import static io.heliograph.signals.Records.aRecord;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.localstack.identity.LocalBackstage;
import io.heliograph.localstack.identity.TrustedBackstage;
import io.heliograph.signals.Publisher;
import io.heliograph.signals.RealKafka;
import io.heliograph.signals.TestSocket;
import io.heliograph.signals.consumer.SignalConsumer;
import io.heliograph.signals.hub.Hub;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(TrustedBackstage.class)
class BackstageTokensIT {
  private static final String PLUGIN_ID = "signals";

  @TestHTTPResource("/api/signals")
  URI http;

  @Inject Hub hub;
  @Inject SignalConsumer consumer;

  private final String user = "user:default/" + UUID.randomUUID();
  private final String channel = "channel-" + UUID.randomUUID();
  private LocalBackstage backstage;

  @BeforeEach
  void findBackstage() {
    backstage = TrustedBackstage.tokens();
    await().until(consumer::isReady);
  }

  @Test
  void groupsThatOnlyUserinfoNamesAreReached() {
    String group = "group:default/" + UUID.randomUUID();
    backstage.owns(user, user, group);
    try (var socket = TestSocket.open(uri(), backstage.userToken(user)).subscribe(channel);
        var kafka = new Publisher()) {
      await().until(() -> hub.subscribers(channel) == 1);

      kafka.publish("signals", 0, aRecord().on(channel).to(group));

      await().until(() -> socket.frames().size() == 1);
    }
  }

  @Test
  void aPluginMayOpenASocketForAUserOnly() throws Exception {
    String onBehalf = backstage.pluginToken("home", PLUGIN_ID, user);
    try (var socket = TestSocket.open(uri(), onBehalf)) {
      assertThat(socket.subprotocol()).isEqualTo(onBehalf);
    }

    assertThat(answerTo(backstage.pluginToken("home", PLUGIN_ID))).startsWith("HTTP/1.1 403 ");
    assertThat(answerTo(backstage.pluginToken("home", "notifications", user)))
        .startsWith("HTTP/1.1 401 ");
  }

  @Test
  void keysOutOfReachAreAPlain503AndTheConnectionEnds() throws Exception {
    Instant start = Instant.now();

    assertThat(answerTo(backstage.pluginToken(TrustedBackstage.SILENT_PLUGIN, PLUGIN_ID)))
        .startsWith("HTTP/1.1 503 ")
        .containsIgnoringCase("content-length: 0")
        .containsIgnoringCase("connection: close")
        .doesNotContainIgnoringCase("www-authenticate");
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }

  /** Returns all bytes that the server sends before it closes the connection. */
  private String answerTo(String token) throws Exception {
    String handshake =
        """
        GET /api/signals HTTP/1.1
        Host: localhost
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Protocol: %s

        """
            .formatted(token)
            .replace("\n", "\r\n");
    try (var socket = new Socket(http.getHost(), http.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private URI uri() {
    return URI.create(http.toString().replaceFirst("http", "ws"));
  }
}
