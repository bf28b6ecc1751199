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

/** Checks that handshakes which do not lead to an open socket leave nothing behind. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class ForgottenIT {
  /** A close frame without a code, masked with zeros. */
  private static final byte[] CLOSE = {(byte) 0x88, (byte) 0x80, 0, 0, 0, 0};

  @TestHTTPResource("/api/signals")
  URI uri;

  @Inject Forgettable clients;
  @Inject OpenConnections connections;

  @Test
  void nothingIsKeptOfAHandshakeThatFailed() throws Exception {
    RawHandshake handshake =
        RawHandshake.to(uri)
            .withToken(RealKafka.userToken(Forgettable.NAME))
            .with("Sec-WebSocket-Version", "99");

    try (Socket stays = handshake.expecting("HTTP/1.1 426")) {
      await().until(clients::areForgotten);
      stays.getOutputStream().flush();
    }
  }

  /** The framework reports such a socket as open and never reports that it is closed. */
  @Test
  void norOfOneThatIsClosedBeforeItIsOpen() throws Exception {
    RawHandshake handshake =
        RawHandshake.to(uri).withToken(RealKafka.userToken("user:default/hasty")).followedBy(CLOSE);

    for (int i = 0; i < 10; i++) {
      String _ = handshake.refusal();
    }

    await().until(() -> connections.count() == 0);
  }
}
