package io.heliograph.systemtests.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heliograph.harness.product.RunningService;
import io.heliograph.harness.product.User;
import io.heliograph.localstack.process.StartFailed;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.client.SignalClient;
import io.heliograph.systemtests.harness.DocumentedSettings;
import io.heliograph.systemtests.harness.FailureLogs;
import io.heliograph.systemtests.harness.RunningHeliograph;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests two instances whose pools share the few sessions of a PgBouncer in transaction mode. */
@ExtendWith(FailureLogs.class)
@Timeout(180)
class PgBouncerIT {
  private static final Duration OTHER_INSTANCE = Duration.ofSeconds(20);
  private static final int USERS = 40;

  /**
   * With the defaults a busy machine answers some of these requests with 503, most of them because
   * no connection of a pool is free within two seconds. Other tests check the limits of waiting.
   */
  private static final Map<String, String> PATIENT =
      Map.of(
          "HELIOGRAPH_DATABASE_ACQUIRE_TIMEOUT", "1m",
          "HELIOGRAPH_DATABASE_RESPONSE_TIMEOUT", "1m",
          "HELIOGRAPH_DATABASE_TRANSACTION_TIMEOUT", "1m",
          "HELIOGRAPH_SENDING_TIMEOUT", "1m");

  @AutoClose private static RunningHeliograph heliograph;

  @AutoClose("shutdown")
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  private static PgBouncer pooler;
  private static RunningService one;
  private static RunningService two;

  @BeforeAll
  static void start() throws Exception {
    heliograph = RunningHeliograph.startFor(PgBouncerIT.class);
    pooler = PgBouncer.before(heliograph.postgres(), FailureLogs.folder(PgBouncerIT.class));
    heliograph.notificationsService().stop();
    one = heliograph.anotherNotificationsService("one", pooled());
    two = heliograph.anotherNotificationsService("two", pooled());
  }

  @AfterAll
  static void stopPooler() {
    if (pooler != null) {
      pooler.close();
    }
  }

  /** Returns the settings of the operations page, with longer time-outs. */
  private static Map<String, String> pooled() throws IOException {
    Map<String, String> environment = DocumentedSettings.of("PgBouncer");
    environment.replaceAll(
        (_, value) ->
            value
                .replace("postgresql://pgbouncer:6432/heliograph", pooler.reactiveUrl())
                .replace(
                    "postgresql://postgres:5432/heliograph", heliograph.postgres().reactiveUrl()));
    environment.putAll(PATIENT);
    return environment;
  }

  private static Map<String, String> without(String variable) throws IOException {
    Map<String, String> environment = pooled();
    assertThat(environment.remove(variable)).isNotNull();
    return environment;
  }

  @Test
  void whatBothInstancesStoreIsDeliveredOnce() {
    User alice = heliograph.somebody();
    SignalClient socket = heliograph.listen(alice);

    heliograph.through(one).send(Sending.titled("first").to(alice));
    heliograph.through(two).send(Sending.titled("second").to(alice));

    socket.awaitFrames(2);
    assertThat(heliograph.through(one).titles(alice)).containsExactly("second", "first");
    assertThat(leaders()).isEqualTo(1);
  }

  @Test
  void requestsOfManyUsersShareTheFewSessions() throws Exception {
    List<User> users = heliograph.people(USERS);

    List<Future<List<String>>> answers =
        callers.invokeAll(users.stream().map(PgBouncerIT::sendAndRead).toList());

    for (Future<List<String>> answer : answers) {
      assertThat(answer.get()).containsExactly("to one", "to both");
    }
  }

  private static Callable<List<String>> sendAndRead(User user) {
    return () -> {
      String id = heliograph.through(one).idOf(Sending.titled("to both").to(user));
      heliograph.through(two).send(Sending.titled("to one").to(user));
      heliograph.through(two).update(user, List.of(id), "read", true);
      return heliograph.through(one).titles(user);
    };
  }

  @Test
  void theOtherInstanceLeadsWhenTheLeaderIsKilled() {
    User alice = heliograph.somebody();
    SignalClient socket = heliograph.listen(alice);
    RunningService leader = leads(one) ? one : two;
    RunningService other = leader == one ? two : one;

    leader.kill();
    try {
      heliograph.through(other).send(Sending.titled("after").to(alice));

      await().atMost(OTHER_INSTANCE).until(() -> socket.frames().size() == 1);
    } finally {
      leader.start();
    }
  }

  @Test
  void anInstanceWithoutASessionForItsRelayDoesNotStart() throws Exception {
    Map<String, String> environment = without("HELIOGRAPH_OUTBOX_SESSION_URL");

    assertThatThrownBy(() -> heliograph.anotherNotificationsService("without-session", environment))
        .isInstanceOf(StartFailed.class)
        .hasMessageContaining("ended with exit code")
        .hasMessageContaining("quarkus.datasource.reactive.url leads to a connection pooler")
        .hasMessageContaining("set heliograph.outbox.session-url");
  }

  @Test
  void anInstanceThatDoesNotKnowOfThePoolerDoesNotStart() throws Exception {
    Map<String, String> environment = without("HELIOGRAPH_DATABASE_BEHIND_POOLER");

    assertThatThrownBy(() -> heliograph.anotherNotificationsService("without-setting", environment))
        .isInstanceOf(StartFailed.class)
        .hasMessageContaining("ended with exit code")
        .hasMessageContaining("set heliograph.database.behind-pooler=true");
  }

  private static int leaders() {
    return (leads(one) ? 1 : 0) + (leads(two) ? 1 : 0);
  }

  private static boolean leads(RunningService instance) {
    return instance.metric("heliograph_outbox_leading") == 1;
  }
}
