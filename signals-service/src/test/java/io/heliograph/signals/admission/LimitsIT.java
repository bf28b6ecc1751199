package io.heliograph.signals.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.identity.EntityRef;
import io.heliograph.signals.RawHandshake;
import io.heliograph.signals.RealKafka;
import io.heliograph.signals.permits.ConnectionPermits;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@TestProfile(LimitsIT.Few.class)
class LimitsIT {
  private static final String ALICE = "user:default/alice";
  private static final String OPEN = "HTTP/1.1 101";

  @TestHTTPResource("/api/signals")
  URI uri;

  @Inject ConnectionPermits permits;

  private final List<Socket> open = new ArrayList<>();

  @AfterEach
  void everyPermitIsReleased() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
    await().until(() -> permits.taken().connections() == 0);
  }

  @Test
  void aUserWithTooManySocketsIs429UntilOneIsGone() throws Exception {
    open(ALICE);
    open(ALICE);

    assertThat(handshake(ALICE).refusal())
        .startsWith("HTTP/1.1 429 ")
        .contains("Retry-After: 10")
        .containsIgnoringCase("connection: close")
        .containsIgnoringCase("content-length: 0");

    open.getFirst().close();
    await().until(() -> permits.taken(EntityRef.parse(ALICE)).connections() == 1);
    open(ALICE);
  }

  @Test
  void aFullInstanceIs503() throws Exception {
    open("user:default/a");
    open("user:default/b");
    open("user:default/c");

    assertThat(handshake("user:default/d").refusal())
        .startsWith("HTTP/1.1 503 ")
        .contains("Retry-After: 5");
  }

  @Test
  void aHandshakeThatFailsAfterTheCheckHoldsNoPermit() throws Exception {
    try (Socket failed =
        handshake(ALICE).with("Sec-WebSocket-Version", "99").expecting("HTTP/1.1 426")) {
      await().until(() -> permits.taken().connections() == 0);
      assertThat(failed.isClosed()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Upgrade", "Connection", "Sec-WebSocket-Version"})
  void oneThatLacksAHeaderDoesNotEither(String header) throws Exception {
    try (Socket failed = handshake(ALICE).without(header).expecting("HTTP/1.1 4")) {
      await().until(() -> permits.taken().connections() == 0);
      assertThat(failed.isClosed()).isFalse();
    }
  }

  /** Such a handshake would hold its permit until the body arrives. */
  @Test
  void aHandshakeThatAnnouncesABodyIs400() throws Exception {
    assertThat(handshake(ALICE).with("Content-Length", "1").refusal())
        .startsWith("HTTP/1.1 400 ")
        .containsIgnoringCase("connection: close");
    assertThat(handshake(ALICE).with("Transfer-Encoding", "chunked").refusal())
        .startsWith("HTTP/1.1 400 ");

    open.add(handshake(ALICE).with("Content-Length", "0").expecting(OPEN));
  }

  @Test
  void aRefusedHandshakeTakesNoPermit() throws Exception {
    assertThat(RawHandshake.to(uri).refusal()).startsWith("HTTP/1.1 401 ");

    assertThat(permits.taken().connections()).isZero();
  }

  private void open(String user) throws IOException {
    open.add(handshake(user).expecting(OPEN));
  }

  private RawHandshake handshake(String user) {
    return RawHandshake.to(uri).withToken(RealKafka.userToken(user));
  }

  /** Configures low limits. */
  public static final class Few implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      String limits = "heliograph.signals.limits.";
      return Map.of(limits + "sockets", "3", limits + "sockets-per-user", "2");
    }
  }
}
