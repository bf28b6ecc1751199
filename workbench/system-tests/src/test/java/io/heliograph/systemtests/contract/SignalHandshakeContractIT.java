package io.heliograph.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.harness.product.User;
import io.heliograph.harness.rawsocket.Handshake;
import io.heliograph.harness.rawsocket.RawSocket;
import io.heliograph.localstack.identity.LocalBackstage;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.StockPage;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the contract, part 3.1: accepted and refused handshakes. */
@WithSharedHeliograph
@Timeout(60)
class SignalHandshakeContractIT {
  private static final int SWITCHING_PROTOCOLS = 101;
  private static final Duration SOON = Duration.ofSeconds(5);

  private final RunningHeliograph heliograph;
  private final LocalBackstage backstage;
  private final User alice;
  private final RawSocket socket;

  SignalHandshakeContractIT(RunningHeliograph heliograph, LocalBackstage backstage) {
    this.heliograph = heliograph;
    this.backstage = backstage;
    this.alice = heliograph.somebody();
    this.socket = RawSocket.dial(heliograph.signalsService().at("/"));
  }

  @AfterEach
  void hangUp() {
    socket.close();
  }

  @Nested
  class WhoHasAToken {
    @Test
    void isUpgradedAtThePathOfThePlugin() {
      Handshake answer = offer(alice.token());

      assertThat(answer.status()).isEqualTo(SWITCHING_PROTOCOLS);
      assertThat(answer.header("Sec-WebSocket-Accept")).containsExactly(RawSocket.ACCEPT);
      assertThat(answer.header("Upgrade")).containsExactly("websocket");
    }

    @Test
    void getsTheTokenBackAsTheSelectedSubProtocol() {
      assertThat(offer(alice.token()).header("Sec-WebSocket-Protocol"))
          .containsExactly(alice.token());
    }

    @Test
    void getsNoSubProtocolWithoutHavingOfferedOne() {
      Handshake answer =
          socket.upgrade(StockPage.PATH, "Authorization: Bearer %s".formatted(alice.token()));

      assertThat(answer.status()).isEqualTo(SWITCHING_PROTOCOLS);
      assertThat(answer.header("Sec-WebSocket-Protocol")).isEmpty();
    }

    @Test
    void getsNoCompressionThoughTheBrowserOffersIt() {
      Handshake answer =
          socket.upgrade(
              StockPage.PATH,
              StockPage.subProtocol(alice.token()),
              "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits");

      assertThat(answer.status()).isEqualTo(SWITCHING_PROTOCOLS);
      assertThat(answer.header("Sec-WebSocket-Extensions")).isEmpty();
    }

    @Test
    void mayHaveItFromBackstageThoughItDoesNotSayWhatTheyOwn() {
      backstage.owns(alice.ref(), alice.ref());

      assertThat(offer(backstage.userToken(alice.ref())).status()).isEqualTo(SWITCHING_PROTOCOLS);
    }

    /** Backstage never answers such a handshake. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/signals/", "/api/signals/x", "/api/signal", "/signals"})
    void isAnsweredAlsoWhereThereIsNoSocket(String path) {
      assertThat(socket.upgrade(path, StockPage.subProtocol(alice.token())).status())
          .isEqualTo(404);
    }

    @Test
    void mayOfferItAmongOtherSubProtocols() {
      Handshake answer =
          socket.upgrade(
              StockPage.PATH,
              "Sec-WebSocket-Protocol: chat",
              "Sec-WebSocket-Protocol: v2, %s".formatted(alice.token()));

      assertThat(answer.status()).isEqualTo(SWITCHING_PROTOCOLS);
      assertThat(answer.header("Sec-WebSocket-Protocol")).containsExactly(alice.token());
    }

    @Test
    void isUpgradedBehindAProxyThatSendsAnAuthorizationOfItsOwn() {
      Handshake answer =
          socket.upgrade(
              StockPage.PATH,
              StockPage.subProtocol(alice.token()),
              "Authorization: Bearer %s".formatted(heliograph.serviceToken()));

      assertThat(answer.status()).isEqualTo(SWITCHING_PROTOCOLS);
      assertThat(answer.header("Sec-WebSocket-Protocol")).containsExactly(alice.token());
    }
  }

  @Nested
  class WhoHasNone {
    @Test
    void isRefused() {
      assertRefused(socket.upgrade(StockPage.PATH));
    }

    @Test
    void isRefusedForAForgedOne() {
      assertRefused(offer(alice.token().replaceFirst("\\.[^.]*$", ".AAAA")));
    }

    @Test
    void isRefusedForAnExpiredOne() {
      assertRefused(offer(heliograph.tokenOf(alice, Duration.ofHours(-1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "chat"})
    void isRefusedForWhatIsNoToken(String text) {
      assertRefused(offer(text));
    }

    @Test
    void isRefusedForAForgedHeader() {
      assertRefused(socket.upgrade(StockPage.PATH, "Authorization: Bearer a.b.c"));
    }
  }

  @Nested
  class WhoIsNoUser {
    @Test
    void isRefusedAsAService() {
      assertRefused(offer(heliograph.serviceToken()), 403);
    }

    @Test
    void isRefusedAsAServiceWithAHeaderToo() {
      assertRefused(
          socket.upgrade(
              StockPage.PATH, "Authorization: Bearer %s".formatted(heliograph.serviceToken())),
          403);
    }

    @Test
    void isRefusedAsAPluginOfBackstage() {
      assertRefused(offer(backstage.pluginToken("catalog", "signals")), 403);
    }

    @Test
    void isUpgradedAsAPluginOnBehalfOfAUser() {
      assertThat(offer(backstage.pluginToken("home", "signals", someRef())).status())
          .isEqualTo(SWITCHING_PROTOCOLS);
    }

    private String someRef() {
      String ref = "user:default/u-" + UUID.randomUUID();
      backstage.owns(ref, ref);
      return ref;
    }
  }

  private Handshake offer(String token) {
    return socket.upgrade(StockPage.PATH, StockPage.subProtocol(token));
  }

  /** Checks a refusal that proxies understand: no body follows, and the connection ends. */
  private void assertRefused(Handshake answer) {
    assertRefused(answer, 401);
  }

  private void assertRefused(Handshake answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Length")).containsExactly("0");
    assertThat(answer.header("Connection")).containsExactly("close");
    assertThat(answer.header("Sec-WebSocket-Protocol")).isEmpty();
    assertThat(answer.header("Upgrade")).isEmpty();
    assertThat(socket.endsWithin(SOON)).isTrue();
    assertThat(socket.next(Duration.ZERO)).isEmpty();
  }
}
