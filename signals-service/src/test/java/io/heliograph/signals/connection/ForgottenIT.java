package io.heliograph.signals.connection;

import static org.awaitility.Awaitility.await;

import io.heliograph.signals.Forgettable;
import io.heliograph.signals.RawHandshake;
import io.heliograph.signals.RealKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Handshakes that fail on a connection that stays, where others may follow. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class ForgottenIT {
  @TestHTTPResource("/api/signals")
  URI uri;

  @Inject Forgettable visitors;

  @Test
  void nothingIsKeptOfAHandshakeThatFailed() throws Exception {
    RawHandshake handshake =
        RawHandshake.to(uri)
            .withToken(RealKafka.userToken(Forgettable.NAME))
            .with("Sec-WebSocket-Version", "99");

    try (Socket stays = handshake.expecting("HTTP/1.1 426")) {
      await().until(visitors::areForgotten);
      stays.getOutputStream().flush();
    }
  }
}
