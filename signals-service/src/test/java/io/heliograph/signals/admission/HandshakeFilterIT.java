package io.heliograph.signals.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.signals.RawHandshake;
import io.heliograph.signals.RealKafka;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class HandshakeFilterIT {
  private static final String OPEN = "HTTP/1.1 101";

  @TestHTTPResource("/api/signals")
  URI uri;

  @TestHTTPResource("/api/signals/events")
  URI stream;

  @Inject MeterRegistry meters;

  private final String token = RealKafka.userToken("user:default/gate");

  @Test
  void aPageOfTheSameHostComesIn() throws Exception {
    open(RawHandshake.to(uri).withToken(token).with("Origin", "http://localhost"));
  }

  @Test
  void aForeignPageIs403WithAReasonEvenWithAGoodToken() throws Exception {
    double before = refused("origin");

    assertThat(foreign(RawHandshake.to(uri).withToken(token)).refusal())
        .startsWith("HTTP/1.1 403 ")
        .containsIgnoringCase("connection: close")
        .contains("https://evil.test", "heliograph.web.origins")
        .doesNotContainIgnoringCase("retry-after");
    assertThat(refused("origin")).isEqualTo(before + 1);
  }

  @Test
  void whatAClientClaimsToHaveBeenForwardedIsNotBelieved() throws Exception {
    assertThat(
            foreign(RawHandshake.to(uri).withToken(token))
                .with("X-Forwarded-Host", "evil.test")
                .refusal())
        .startsWith("HTTP/1.1 403 ");
  }

  @Test
  void aStreamIsHeldToTheSameRule() throws Exception {
    RawHandshake request = RawHandshake.to(stream).without("Sec-WebSocket-Key").without("Upgrade");

    assertThat(foreign(request).with("Connection", "keep-alive").refusal())
        .startsWith("HTTP/1.1 403 ");
  }

  @Test
  void otherRequestsOfAForeignPageAreRefusedAndNotCounted() throws Exception {
    double before = refused("origin");
    var health = URI.create("http://localhost:" + uri.getPort() + "/api/signals/health");
    RawHandshake request = RawHandshake.to(health).without("Sec-WebSocket-Key").without("Upgrade");

    assertThat(foreign(request).with("Connection", "close").refusal()).startsWith("HTTP/1.1 403 ");
    assertThat(refused("origin")).isEqualTo(before);
  }

  @Test
  void noTokenAWrongOneAndThatOfAServiceAreCounted() throws Exception {
    double before = refused("token");
    double services = refused("service");

    assertThat(RawHandshake.to(uri).refusal())
        .startsWith("HTTP/1.1 401 ")
        .containsIgnoringCase("www-authenticate: bearer");
    RawHandshake.to(uri).withToken("wrong").refusal();
    RawHandshake.to(uri).withToken(RealKafka.SERVICE_TOKEN).refusal();
    RawHandshake.to(uri)
        .withToken(RealKafka.userToken("user:default/gate", Duration.ofMinutes(-1)))
        .refusal();

    await().until(() -> refused("token") == before + 3 && refused("service") == services + 1);
  }

  private static RawHandshake foreign(RawHandshake request) {
    return request.with("Origin", "https://evil.test");
  }

  private static void open(RawHandshake handshake) throws IOException {
    try (Socket socket = handshake.expecting(OPEN)) {
      assertThat(socket.isConnected()).isTrue();
    }
  }

  private double refused(String reason) {
    return meters.counter("heliograph.signals.handshakes.refused", "reason", reason).count();
  }
}
