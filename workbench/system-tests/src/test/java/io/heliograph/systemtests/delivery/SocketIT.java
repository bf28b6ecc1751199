package io.heliograph.systemtests.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliograph.harness.product.RunningService;
import io.heliograph.harness.product.User;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.client.SignalClient;
import io.heliograph.systemtests.harness.FailureLogs;
import io.heliograph.systemtests.harness.RunningHeliograph;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the socket as Backstage's client uses it, from the handshake to the close. */
@ExtendWith(FailureLogs.class)
@Timeout(120)
class SocketIT {
  private static final int RESTART = 1012;
  private static final Duration GOODBYE = Duration.ofSeconds(15);

  @AutoClose private static RunningHeliograph heliograph;

  @BeforeAll
  static void start() {
    heliograph = RunningHeliograph.startFor(SocketIT.class);
  }

  @AfterEach
  void closeSockets() {
    heliograph.closeSockets();
  }

  @Test
  void aTokenOfferedAsSubProtocolIsEchoed() {
    User alice = heliograph.somebody();

    SignalClient socket =
        heliograph.keep(SignalClient.withSubprotocol(heliograph.endpoint(), alice.token()));

    assertThat(socket.subprotocol()).isEqualTo(alice.token());
  }

  @Test
  void aTokenInTheHeaderIsAnsweredWithoutASubProtocol() {
    User alice = heliograph.somebody();

    SignalClient socket =
        heliograph.keep(SignalClient.withHeader(heliograph.endpoint(), alice.token()));

    assertThat(socket.subprotocol()).isEmpty();
    socket.subscribe("greetings");
    heliograph.settle(socket);
    heliograph.publisher().publish("greetings", alice.ref(), "1");
    assertThat(socket.onlyFrame().path("message").asInt()).isEqualTo(1);
  }

  @Test
  void withoutATokenTheHandshakeIsA401() {
    assertUnauthorized(() -> SignalClient.withoutToken(heliograph.endpoint()));
  }

  @Test
  void withAWrongTokenTheHandshakeIsA401() {
    String forged = heliograph.somebody().token().replaceFirst("\\.[^.]*$", ".AAAA");

    assertUnauthorized(() -> SignalClient.withSubprotocol(heliograph.endpoint(), forged));
    assertUnauthorized(() -> SignalClient.withHeader(heliograph.endpoint(), forged));
  }

  @Test
  void withTheTokenOfAServiceTheHandshakeIsA403() {
    String service = heliograph.serviceToken();

    assertRefused(403, () -> SignalClient.withSubprotocol(heliograph.endpoint(), service));
    assertRefused(403, () -> SignalClient.withHeader(heliograph.endpoint(), service));
  }

  @Test
  void aSocketIsSilentUntilItSubscribes() {
    User alice = heliograph.somebody();
    SignalClient silent = heliograph.connect(alice);
    SignalClient subscribed = heliograph.listen(alice);

    heliograph.notifications().send(Sending.titled("Anybody there?").to(alice));

    assertThat(subscribed.onlyFrame().path("channel").textValue()).isEqualTo("notifications");
    assertThat(silent.everything()).isEmpty();
    heliograph.settle(silent);
    assertThat(silent.frames()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"action\":\"subscribe\",",
        "",
        "null",
        "42",
        "[]",
        "\"subscribe\"",
        "{\"action\":\"publish\",\"channel\":\"greetings\"}",
        "{\"action\":\"subscribe\"}",
        "{\"action\":\"subscribe\",\"channel\":null}",
        "{\"action\":\"subscribe\",\"channel\":[\"greetings\"]}",
        "{\"action\":[],\"channel\":\"greetings\"}",
        "{\"channel\":\"greetings\"}",
      })
  @MethodSource("garbage")
  void aBadFrameChangesNothing(String frame) {
    User alice = heliograph.somebody();
    SignalClient socket = heliograph.connect(alice).subscribe("before");

    socket.send(frame);

    socket.subscribe("after");
    assertBothChannelsWork(alice, socket);
  }

  static String[] garbage() {
    return new String[] {"x{".repeat(5 * 1024), "{\"a\":".repeat(2 * 1024)};
  }

  @Test
  void aBinaryFrameChangesNothing() {
    User alice = heliograph.somebody();
    SignalClient socket = heliograph.connect(alice).subscribe("before");

    socket.sendBinary("{\"action\":\"unsubscribe\",\"channel\":\"before\"}");

    socket.subscribe("after");
    assertBothChannelsWork(alice, socket);
  }

  @Test
  void subscribingTwiceGivesEachFrameOnce() {
    User alice = heliograph.somebody();
    SignalClient socket = heliograph.connect(alice).subscribe("greetings").subscribe("greetings");
    heliograph.settle(socket);

    heliograph.publisher().publish("greetings", alice.ref(), "1");

    heliograph.settle(socket);
    assertThat(socket.frames()).hasSize(1);
  }

  @Test
  void unsubscribingStopsAChannelAndLeavesTheOthers() {
    User alice = heliograph.somebody();
    SignalClient socket = heliograph.connect(alice).subscribe("greetings").subscribe("farewells");

    socket.unsubscribe("greetings");

    heliograph.settle(socket);
    heliograph.publisher().publish("greetings", alice.ref(), "1");
    heliograph.publisher().publish("farewells", alice.ref(), "2");
    heliograph.settle(socket);
    assertThat(socket.onlyFrame().path("channel").textValue()).isEqualTo("farewells");
  }

  @Test
  void theFirstConnectionAfterAStartIsServed() {
    RunningService fresh = heliograph.anotherSignalsService("signals-service-first-connection");
    User alice = heliograph.somebody();

    SignalClient socket = heliograph.connect(alice, fresh).subscribe("greetings");

    heliograph.settle(socket);
    heliograph.publisher().publish("greetings", alice.ref(), "1");
    assertThat(socket.onlyFrame().path("message").asInt()).isEqualTo(1);
  }

  @Test
  void aServiceThatIsStoppedAsksItsSocketsToComeBackAndEndsSoon() throws Exception {
    RunningService leaving = heliograph.anotherSignalsService("signals-service-leaving");
    SignalClient silent = heliograph.connect(heliograph.somebody(), leaving);
    SignalClient subscribed =
        heliograph.connect(heliograph.somebody(), leaving).subscribe("greetings");
    heliograph.settle(subscribed);

    boolean ended = leaving.endsWithin(GOODBYE);

    assertThat(ended).isTrue();
    assertThat(silent.closeCode().get(1, TimeUnit.SECONDS)).isEqualTo(RESTART);
    assertThat(subscribed.closeCode().get(1, TimeUnit.SECONDS)).isEqualTo(RESTART);
  }

  private static void assertBothChannelsWork(User user, SignalClient socket) {
    heliograph.settle(socket);
    heliograph.publisher().publish("before", user.ref(), "1");
    heliograph.publisher().publish("after", user.ref(), "2");
    heliograph.settle(socket);
    assertThat(socket.isOpen()).isTrue();
    assertThat(socket.frames())
        .extracting(frame -> frame.path("message").asInt())
        .containsExactlyInAnyOrder(1, 2);
  }

  private static void assertUnauthorized(ThrowingCallable handshake) {
    assertRefused(401, handshake);
  }

  private static void assertRefused(int status, ThrowingCallable handshake) {
    assertThatThrownBy(handshake)
        .isInstanceOf(CompletionException.class)
        .cause()
        .asInstanceOf(InstanceOfAssertFactories.type(WebSocketHandshakeException.class))
        .extracting(WebSocketHandshakeException::getResponse)
        .satisfies(
            refusal -> {
              assertThat(refusal.statusCode()).isEqualTo(status);
              assertThat(refusal.headers().firstValue("content-length")).hasValue("0");
              assertThat(refusal.headers().firstValue("connection")).hasValue("close");
            });
  }
}
