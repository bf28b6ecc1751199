package io.heliograph.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.RunningService;
import io.heliograph.harness.product.User;
import io.heliograph.localstack.network.FaultProxy;
import io.heliograph.localstack.network.FaultProxy.Direction;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.client.SignalClient;
import io.heliograph.systemtests.harness.FailureLogs;
import io.heliograph.systemtests.harness.OtherSession;
import io.heliograph.systemtests.harness.RunningHeliograph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests two instances of which one loses PostgreSQL while its connections stay open. */
@ExtendWith(FailureLogs.class)
@Timeout(180)
class PostgresStallIT {
  /**
   * Time limit for the other instance. The default bound is 5 seconds; the rest is a margin for
   * busy machines.
   */
  private static final Duration OTHER_INSTANCE = Duration.ofSeconds(10);

  /** Time limit for any request. The default bound is 10 seconds. */
  private static final Duration ANY_REQUEST = Duration.ofSeconds(15);

  private static final String CUT_OFF = "cut-off";

  @AutoClose private static RunningHeliograph heliograph;
  private static FaultProxy link;
  private static RunningService other;
  private static RunningService cutOff;

  @BeforeAll
  static void start() {
    heliograph = RunningHeliograph.startFor(PostgresStallIT.class);
    link = FaultProxy.before(heliograph.postgres().port());
    other = heliograph.notificationsService();
    cutOff = heliograph.anotherNotificationsService(CUT_OFF, throughLink());
  }

  private static Map<String, String> throughLink() {
    String direct = heliograph.postgres().reactiveUrl();
    return Map.of(
        "QUARKUS_DATASOURCE_REACTIVE_URL",
        direct.replace(":" + heliograph.postgres().port(), ":" + link.port()));
  }

  @AfterAll
  static void closeLink() {
    link.close();
  }

  @AfterEach
  void heal() {
    link.heal();
    heliograph.closeSockets();
    await().atMost(ANY_REQUEST).until(cutOff::isReady);
  }

  @Test
  void aLeaderThatLosesPostgresqlIsReplaced() {
    User alice = heliograph.somebody();
    SignalClient socket = heliograph.listen(alice);
    letCutOffLead();
    heliograph.through(cutOff).send(Sending.titled("before").to(alice));
    socket.awaitFrames(1);

    link.stall();
    heliograph.through(other).send(Sending.titled("after").to(alice));

    await().atMost(OTHER_INSTANCE).until(() -> socket.frames().size() == 2);
    assertThat(leads(other)).isTrue();
    await().atMost(OTHER_INSTANCE).until(() -> !leads(cutOff));
    assertThat(logOfCutOff())
        .contains("postgresql has not answered")
        .doesNotContain("kafka does not acknowledge");
  }

  /** The stalled transaction waits for a lock and gets it after its connection has stalled. */
  @Test
  void anInstanceThatStallsInATransactionHoldsUpNoOther() throws Exception {
    User alice = heliograph.somebody();
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    send(other, alice, acknowledged);
    CompletableFuture<Integer> stalled;
    try (var lock =
        OtherSession.holding(
            heliograph.postgres(),
            "SELECT FROM person WHERE user_ref = '" + alice.ref() + "' FOR UPDATE")) {
      stalled = CompletableFuture.supplyAsync(() -> send(cutOff, alice, acknowledged));
      lock.awaitSomebodyWaiting();
      link.stall(Set.of(Direction.TO_CLIENT));
    }

    assertThat(timeOf(() -> assertThat(send(other, alice, acknowledged)).isEqualTo(200)))
        .isLessThan(OTHER_INSTANCE);

    assertThat(stalled.get()).isEqualTo(503);
    List<String> stored = heliograph.notifications().titles(alice);
    assertThat(stored).containsExactlyInAnyOrderElementsOf(acknowledged);
  }

  @Test
  void anInstanceThatLostPostgresqlSaysSoInTime() {
    User alice = heliograph.somebody();
    link.stall();

    assertThat(
            timeOf(
                () ->
                    assertThat(send(cutOff, alice, ConcurrentHashMap.newKeySet())).isEqualTo(503)))
        .isLessThan(ANY_REQUEST);

    assertThat(cutOff.isReady()).isFalse();
    assertThat(send(other, alice, ConcurrentHashMap.newKeySet())).isEqualTo(200);
  }

  /** Sends with a unique title, records the title if it was accepted, and returns the status. */
  private static int send(RunningService instance, User user, Set<String> acknowledged) {
    String title = "No. " + System.nanoTime();
    int status =
        Http.post(
                instance.at("/api/notifications"),
                heliograph.serviceToken(),
                Sending.titled(title).to(user).json())
            .status();
    if (status == 200) {
      acknowledged.add(title);
    }
    return status;
  }

  private static Duration timeOf(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static void letCutOffLead() {
    other.kill();
    await().atMost(OTHER_INSTANCE).until(() -> leads(cutOff));
    other.start();
  }

  private static boolean leads(RunningService instance) {
    return instance.metric("heliograph_outbox_leading") == 1;
  }

  private static String logOfCutOff() {
    try {
      return Files.readString(FailureLogs.folder(PostgresStallIT.class).resolve(CUT_OFF + ".log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
