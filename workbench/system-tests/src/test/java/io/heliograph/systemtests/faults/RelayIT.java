package io.heliograph.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.harness.product.RunningService;
import io.heliograph.harness.product.User;
import io.heliograph.systemtests.client.Senders;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.client.SignalClient;
import io.heliograph.systemtests.harness.FailureLogs;
import io.heliograph.systemtests.harness.OtherSession;
import io.heliograph.systemtests.harness.RunningHeliograph;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests two instances with one outbox. One of them relays, and the other takes over when it ends.
 */
@ExtendWith(FailureLogs.class)
@Timeout(120)
class RelayIT {
  private static final Duration ELECTION = Duration.ofSeconds(15);

  /**
   * Disables the poll, so that no test depends on this fallback, and sets a long drain for
   * terminated instances.
   */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "HELIOGRAPH_OUTBOX_POLL_INTERVAL", "1h",
          "HELIOGRAPH_NOTIFICATIONS_DRAIN_PROPAGATION", "1m");

  /** The term of a leader is at least the clock in milliseconds. */
  private static final String CLOCK_TERM = "outbox_relay WHERE term > 1000000000000";

  private static final String DRAWN_IDS =
      "generate_series(1, (SELECT last_value FROM outbox_id_seq))";

  @AutoClose private static RunningHeliograph heliograph;
  private static List<RunningService> instances;

  @BeforeAll
  static void start() {
    heliograph = RunningHeliograph.startFor(RelayIT.class, SETTINGS);
    instances =
        List.of(
            heliograph.notificationsService(),
            heliograph.anotherNotificationsService("notifications-service-2"));
  }

  /** Kills both instances, because a drain would take long. */
  @AfterAll
  static void killBoth() {
    instances.forEach(RunningService::kill);
  }

  @BeforeEach
  void bothRun() {
    instances.forEach(RunningService::start);
  }

  @AfterEach
  void closeSockets() {
    heliograph.closeSockets();
  }

  @Test
  void exactlyOneInstanceLeads() {
    RunningService leader = leader();

    assertThat(instances).filteredOn(RelayIT::leads).containsExactly(leader);
  }

  @Test
  void sendsThroughBothArriveInTheOrderOfTheirSenderAndOnce() {
    User alice = heliograph.somebody();
    SignalClient socket = heliograph.listen(alice);

    try (var senders = new Senders(alice, i -> heliograph.through(instances.get(i % 2)))) {
      senders.awaitAll();
    }

    assertHeardEverySenderInOrderAndOnce(socket, alice);
  }

  @Test
  void whenTheLeaderIsKilledTheOtherDeliversEverythingThatWasAccepted() {
    User alice = heliograph.somebody();
    SignalClient socket = heliograph.listen(alice);
    RunningService leader = leader();
    RunningService standby = other(leader);

    try (var senders = new Senders(alice, i -> heliograph.through(standby))) {
      socket.awaitFrames(Senders.ALL / 4);
      leader.kill();
      senders.awaitAll();
    }

    assertHeardEverySenderInOrderAndOnce(socket, alice);
    assertThat(leads(standby)).isTrue();
  }

  @Test
  void aLeaderThatIsTerminatedHandsOverWhileItDrains() throws Exception {
    RunningService leader = leader();
    RunningService standby = other(leader);

    leader.terminate();

    await().atMost(ELECTION).until(() -> leads(standby));
    assertThat(leader.isAlive()).isTrue();
    leader.kill();
  }

  /**
   * Simulates the restore of a dump that is older than the term of the leader, while the services
   * run.
   */
  @Test
  void signalsFlowOnAfterAnOlderStateOfTheDatabaseWasRestored() throws Exception {
    User alice = heliograph.somebody();
    SignalClient socket = heliograph.listen(alice);
    RunningService leader = leader();
    RunningService standby = other(leader);
    heliograph.through(standby).send(Sending.titled("before").to(alice));
    socket.awaitFrames(1);
    assertThat(OtherSession.count(heliograph.postgres(), CLOCK_TERM)).isEqualTo(1);
    double lost = lostLeaderships(leader);

    OtherSession.run(heliograph.postgres(), "UPDATE outbox_relay SET term = 1");
    heliograph.through(standby).send(Sending.titled("after").to(alice));
    socket.awaitFrames(2);
    assertThat(lostLeaderships(leader)).isGreaterThan(lost);
    leader().kill();
    RunningService survivor = leader();
    heliograph.through(survivor).send(Sending.titled("later").to(alice));
    socket.awaitFrames(3);

    heliograph.settle(socket);
    assertThat(socket.told())
        .containsExactly(alice.ref() + " before", alice.ref() + " after", alice.ref() + " later");
  }

  /**
   * Simulates the restore of a dump that was made during the same term: only the ids of the outbox
   * fall.
   */
  @Test
  void signalsFlowOnAfterTheIdsOfTheOutboxFell() throws Exception {
    User alice = heliograph.somebody();
    SignalClient socket = heliograph.listen(alice);
    RunningService leader = leader();
    RunningService standby = other(leader);
    heliograph.through(standby).send(Sending.titled("first").to(alice));
    int dumped = OtherSession.count(heliograph.postgres(), DRAWN_IDS);
    for (int i = 2; i <= 10; i++) {
      heliograph.through(standby).send(Sending.titled("later " + i).to(alice));
      socket.awaitFrames(i);
    }

    OtherSession.run(heliograph.postgres(), "SELECT setval('outbox_id_seq', %d)".formatted(dumped));
    heliograph.through(standby).send(Sending.titled("after").to(alice));

    socket.awaitFrames(11);
    heliograph.settle(socket);
    assertThat(socket.told()).hasSize(11).endsWith(alice.ref() + " after");
  }

  private static double lostLeaderships(RunningService instance) {
    return instance.metric("heliograph_outbox_leadership_lost_total");
  }

  private static void assertHeardEverySenderInOrderAndOnce(SignalClient socket, User user) {
    socket.awaitFrames(Senders.ALL);
    heliograph.settle(socket);
    assertThat(socket.told()).hasSize(Senders.ALL);
    assertThat(Senders.names())
        .allSatisfy(
            name ->
                assertThat(socket.told())
                    .filteredOn(told -> told.contains(name))
                    .isEqualTo(Senders.expected(user, name)));
  }

  private static RunningService leader() {
    return await()
        .atMost(ELECTION)
        .until(
            () ->
                instances.stream().filter(RunningService::isAlive).filter(RelayIT::leads).toList(),
            leaders -> leaders.size() == 1)
        .getFirst();
  }

  private static boolean leads(RunningService instance) {
    return instance.metric("heliograph_outbox_leading") == 1;
  }

  private static RunningService other(RunningService one) {
    return instances.stream().filter(instance -> instance != one).findFirst().orElseThrow();
  }
}
