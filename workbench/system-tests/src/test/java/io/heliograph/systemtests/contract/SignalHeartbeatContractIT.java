package io.heliograph.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.harness.product.RunningService;
import io.heliograph.harness.product.User;
import io.heliograph.harness.rawsocket.RawFrame;
import io.heliograph.harness.rawsocket.RawSocket;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.StockPage;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Checks the contract, part 3.5, on an instance with a short heartbeat interval, from its first
 * socket on.
 */
@WithSharedHeliograph
@Timeout(60)
class SignalHeartbeatContractIT {
  private static final String CHANNEL = "c-" + UUID.randomUUID();
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final int RESTART = 1012;

  /** Time after which Backstage's client gives up. It reconnects five seconds later. */
  private static final Duration CLIENT_GIVES_UP = Duration.ofSeconds(1);

  private static final Map<String, String> SHORT_HEARTBEAT =
      Map.of("HELIOGRAPH_SIGNALS_CONNECTION_HEARTBEAT", "1s");

  /** The instance works normally for one second and refuses new clients in the next one. */
  private static final Map<String, String> SHORT_DRAIN =
      Map.of("HELIOGRAPH_SIGNALS_DRAIN_PROPAGATION", "1s", "HELIOGRAPH_SIGNALS_DRAIN_PERIOD", "1s");

  private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(20);

  private static RunningService instance;
  private static User alice;
  private static Duration untilTheVeryFirstWasOpen;
  private static List<RawFrame> heardByTheVeryFirst;

  @BeforeAll
  static void connectAsSoonAsItIsReady(RunningHeliograph heliograph) {
    instance = heliograph.anotherSignalsService("signals-service-short-heartbeat", SHORT_HEARTBEAT);
    alice = heliograph.somebody();
    long start = System.nanoTime();
    try (var page = StockPage.of(alice, heliograph, instance)) {
      untilTheVeryFirstWasOpen = Duration.ofNanos(System.nanoTime() - start);
      page.subscribe(CHANNEL).settle();
      heliograph.publisher().publish(CHANNEL, alice.ref(), "1");
      heardByTheVeryFirst = page.heard();
    }
  }

  /** In Backstage the first socket hangs. */
  @Test
  void theVeryFirstSocketAfterAStartIsServedBeforeTheClientGivesUp() {
    assertThat(untilTheVeryFirstWasOpen).isLessThan(CLIENT_GIVES_UP);
    assertThat(heardByTheVeryFirst).containsExactly(StockPage.frame(CHANNEL, "1"));
  }

  @Test
  void aPingOfTheClientIsAnsweredWithItsOwnWords(RunningHeliograph heliograph) {
    try (var page = StockPage.of(alice, heliograph, instance)) {
      page.socket().ping("still there?");

      assertThat(notPings(page.socket()).findFirst()).contains(RawFrame.pong("still there?"));
    }
  }

  @Test
  void theServerPingsAndWhoAnswersStays(RunningHeliograph heliograph) {
    try (var page = StockPage.of(alice, heliograph, instance)) {
      for (int round = 0; round < 3; round++) {
        RawFrame ping = page.socket().next();
        assertThat(ping.isPing()).isTrue();
        page.socket().pong(ping);
      }
    }
  }

  @Test
  void whoDoesNotAnswerAPingIsCut(RunningHeliograph heliograph) {
    try (var page = StockPage.of(alice, heliograph, instance)) {
      assertThat(page.socket().next().isPing()).isTrue();

      assertThat(page.socket().endsWithin(SOON)).isTrue();
    }
  }

  @Test
  void aCloseFrameIsAnsweredAndTheConnectionEnds(RunningHeliograph heliograph) {
    try (var page = StockPage.of(alice, heliograph, instance)) {
      page.socket().sendClose();

      assertThat(page.socket().endsWithin(SOON)).isTrue();
      assertThat(notPings(page.socket()).findFirst())
          .hasValueSatisfying(answer -> assertThat(answer.closeCode()).isEqualTo(1000));
    }
  }

  /** Backstage's client does not reconnect after the codes 1000 and 1001. */
  @Test
  void aServiceThatLeavesSaysThatItRestartsAndEndsSoon(RunningHeliograph heliograph)
      throws InterruptedException {
    RunningService leaving = heliograph.anotherSignalsService("signals-service-leaving");
    try (var silent = StockPage.of(alice, heliograph, leaving);
        var page = StockPage.of(alice, heliograph, leaving).subscribe(CHANNEL).settle()) {
      boolean ended = leaving.endsWithin(DRAIN_TIMEOUT);

      assertThat(ended).isTrue();
      assertToldToComeBack(silent.socket());
      assertToldToComeBack(page.socket());
    }
  }

  @Test
  void whoComesWhileAServiceLeavesIsToldToComeBackToo(RunningHeliograph heliograph)
      throws InterruptedException {
    RunningService leaving =
        heliograph.anotherSignalsService("signals-service-refusing", SHORT_DRAIN);
    var comers = new ArrayList<RawSocket>();
    Thread drain = Thread.startVirtualThread(leaving::stop);

    RawSocket next = RawSocket.dial(leaving.at("/"));
    while (isLetIn(next)) {
      comers.add(next);
      next = RawSocket.dial(leaving.at("/"));
    }

    assertThat(comers).isNotEmpty().allSatisfy(SignalHeartbeatContractIT::assertToldToComeBack);
    assertThat(drain.join(DRAIN_TIMEOUT)).isTrue();
    comers.forEach(RawSocket::close);
    next.close();
  }

  private static boolean isLetIn(RawSocket socket) {
    return socket.upgrade(StockPage.PATH, StockPage.subProtocol(alice.token())).status() == 101;
  }

  private static void assertToldToComeBack(RawSocket socket) {
    RawFrame close = notPings(socket).findFirst().orElseThrow();
    assertThat(close.isClose()).isTrue();
    assertThat(close.closeCode()).isEqualTo(RESTART);
    assertThat(socket.endsWithin(SOON)).isTrue();
  }

  private static Stream<RawFrame> notPings(RawSocket socket) {
    return Stream.generate(socket::next).filter(frame -> !frame.isPing());
  }
}
