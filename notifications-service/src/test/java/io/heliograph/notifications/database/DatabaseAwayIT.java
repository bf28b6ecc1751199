package io.heliograph.notifications.database;

import static io.heliograph.notifications.Api.as;
import static io.heliograph.notifications.Api.asService;
import static io.heliograph.notifications.Api.sendTo;
import static io.heliograph.notifications.Api.to;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.heliograph.localstack.network.FaultProxy;
import io.heliograph.localstack.network.FaultProxy.Direction;
import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.heliograph.notifications.Warnings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks the answers to callers while PostgreSQL is unavailable, with the default time-outs. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@Timeout(90)
class DatabaseAwayIT {
  @TestHTTPResource(value = "/health/ready", management = true)
  URI readiness;

  private static final String ALICE = "user:default/alice";
  private static final Duration ANY_REQUEST = Duration.ofSeconds(10);
  private static final Duration OTHER_INSTANCE = Duration.ofSeconds(5);

  /**
   * Upper bound for recovery. One dead connection delays a send by 3.5 seconds; then all dead
   * connections are closed.
   */
  private static final Duration RECOVERY = Duration.ofSeconds(20);

  private static final int WRITERS = 8;
  private static final int READERS = 12;
  private static final int MORE_THAN_THE_POOL = 30;
  private static final int MANY = 100;
  private static final AtomicInteger SOMEBODY = new AtomicInteger();

  @AutoClose("shutdown")
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  @Inject Tables tables;
  @Inject Database database;
  private FaultProxy link;

  @BeforeEach
  void beginEmpty() {
    tables.empty();
    link = RealStack.postgresLink();
    sendTo(ALICE, "{\"title\":\"T\"}");
  }

  @AfterEach
  void heal() {
    link.heal();
    await().atMost(RECOVERY).until(() -> readiness().statusCode() == 200);
    await().atMost(RECOVERY).untilAsserted(() -> assertThat(send().statusCode()).isEqualTo(200));
  }

  @Test
  void aDatabaseThatRefusesConnectionsIsA503() {
    link.refuse();

    assertAll503(everyRequest(3));
  }

  @Test
  void manyFailedRequestsAreALineForEachSecond() {
    link.refuse();
    try (var warnings = Warnings.fromNowOn()) {
      Duration took = time(this::failForLongerThanASecond);

      assertThat(warnings.lines())
          .filteredOn(line -> line.startsWith("request failed because of the database "))
          .hasSizeBetween(1, 2 + (int) took.toSeconds());
    }
  }

  /** The line of this second may be that of a request of another test. */
  private void failForLongerThanASecond() {
    Instant end = Instant.now().plusMillis(1_500);
    while (Instant.now().isBefore(end)) {
      assertAll503(all(submit(List.of(() -> asSomebody().get("/status")), MANY)));
    }
  }

  @Test
  void aConnectionThatIsResetInTheMiddleIsA503() throws Exception {
    try (var locked = tables.holding("LOCK TABLE person, setting IN ACCESS EXCLUSIVE MODE")) {
      List<Future<Timed>> requests = submit(writes(), 4);
      await().until(() -> waitingForLocks() > 0);

      link.reset();

      List<Timed> answers = all(requests);
      assertThat(answers).extracting(Timed::status).containsOnly(503);
      locked.rollback();
    }
  }

  @Test
  void aDatabaseThatStallsIsA503InTime() {
    link.stall();

    List<Timed> answers = everyRequest(MORE_THAN_THE_POOL);

    assertAll503(answers);
    assertThat(answers)
        .extracting(Timed::took)
        .allSatisfy(took -> assertThat(took).isLessThan(ANY_REQUEST));
  }

  @Test
  void anExhaustedPoolIsA503InTime() throws Exception {
    try (var locked = tables.holding("LOCK TABLE person, setting IN ACCESS EXCLUSIVE MODE")) {
      List<Timed> answers = all(submit(writes(), MORE_THAN_THE_POOL));

      assertAll503(answers);
      assertThat(answers)
          .extracting(Timed::took)
          .allSatisfy(took -> assertThat(took).isLessThan(ANY_REQUEST));
      locked.rollback();
    }
    assertEveryPlaceOfThePoolIsFree();
  }

  /** Uses all connections of the pools at once, which fails if one was leaked. */
  private void assertEveryPlaceOfThePoolIsFree() {
    connectAllWriters();
    assertAllAreFree(READERS, database.reading(DatabaseAwayIT::sleep));
  }

  /**
   * Otherwise the first ones would end their wait for a lock before the last ones are connected.
   */
  private void connectAllWriters() {
    assertAllAreFree(WRITERS, database.withConnection(DatabaseAwayIT::sleep));
  }

  /** Sleeps for longer than a request waits for a connection. */
  private static Uni<RowSet<Row>> sleep(SqlConnection connection) {
    return connection.query("SELECT pg_sleep(2.5)").execute();
  }

  private static void assertAllAreFree(int places, Uni<RowSet<Row>> sleeping) {
    assertThatCode(
            () ->
                Uni.join()
                    .all(Collections.nCopies(places, sleeping))
                    .andCollectFailures()
                    .await()
                    .indefinitely())
        .doesNotThrowAnyException();
  }

  @Test
  void readsDoNotWaitForWrites() throws Exception {
    connectAllWriters();
    try (var locked = tables.holding("LOCK TABLE setting IN ACCESS EXCLUSIVE MODE")) {
      List<Future<Timed>> waiting = submit(writes(), MORE_THAN_THE_POOL);
      await().until(() -> waitingForLocks() >= WRITERS);

      assertThat(asSomebody().get("/notifications").statusCode()).isEqualTo(200);

      locked.rollback();
      all(waiting);
    }
  }

  @Test
  void deadConnectionsAreLeftBehind() {
    all(submit(List.of(() -> asSomebody().get("/notifications")), MORE_THAN_THE_POOL));

    link.abandon();

    await().atMost(RECOVERY).untilAsserted(() -> assertThat(send().statusCode()).isEqualTo(200));
  }

  @Test
  void readinessAnswersInTimeWhileTheDatabaseStalls() {
    link.stall();

    Timed probe = timed(this::readiness);

    assertThat(probe.status()).isEqualTo(503);
    assertThat(probe.took()).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void aDatabaseThatTakesNoWritesIsNotReady() {
    tables.run("ALTER DATABASE heliograph SET default_transaction_read_only = on");
    try {
      link.reset();
      await().until(() -> readiness().statusCode() == 503);
      assertThat(send().statusCode()).isEqualTo(503);
    } finally {
      tables.run(
          "SET default_transaction_read_only = off; ALTER DATABASE heliograph RESET default_transaction_read_only");
      link.reset();
    }
  }

  @Test
  void theLockOfALeaderThatVanishedIsFreeInTime() {
    await().until(() -> leaders() == 1);

    link.stall();

    await().atMost(OTHER_INSTANCE).until(() -> leaders() == 0);
  }

  @Test
  void aTransactionThatStallsFreesItsLocksInTime() throws Exception {
    Future<Timed> sending;
    try (var locked =
        tables.holding("SELECT FROM person WHERE user_ref = '" + ALICE + "' FOR UPDATE")) {
      sending = callers.submit(() -> timed(DatabaseAwayIT::send));
      await().until(() -> waitingForLocks() > 0);
      link.stall(Set.of(Direction.TO_CLIENT));
      locked.rollback();
    }
    await().until(() -> idleInTransaction() > 0);

    Duration other = time(() -> tables.run("UPDATE person SET total = total"));

    assertThat(other).isLessThan(OTHER_INSTANCE);
    assertThat(sending.get().status()).isEqualTo(503);
  }

  @Test
  void aCommitThatIsNotAnsweredMayHaveStoredTheNotification() throws Exception {
    slowCommits();
    try {
      Future<Timed> sending = callers.submit(() -> timed(DatabaseAwayIT::send));
      await().until(() -> committing() > 0);

      link.reset();

      Timed answer = sending.get();
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.response().path("detail").toString())
          .contains("may have been stored")
          .contains("Idempotency-Key");
      await().until(() -> tables.rowsOf("notification") == 2);
    } finally {
      tables.run("DROP FUNCTION slow() CASCADE");
    }
  }

  private void slowCommits() {
    tables.run(
        """
        CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql
          AS 'BEGIN PERFORM pg_sleep(1); RETURN NULL; END';
        CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON notification
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow()
        """);
  }

  private int committing() {
    return tables.rowsOf("pg_stat_activity WHERE query = 'COMMIT' AND state = 'active'");
  }

  private int waitingForLocks() {
    return tables.rowsOf("pg_stat_activity WHERE wait_event_type = 'Lock'");
  }

  private int idleInTransaction() {
    return tables.rowsOf(
        "pg_stat_activity WHERE state = 'idle in transaction' AND pid <> pg_backend_pid()"
            + " AND query NOT LIKE '%pg_stat_activity%'");
  }

  private int leaders() {
    return tables.rowsOf(
        "pg_locks JOIN pg_stat_activity USING (pid) WHERE locktype = 'advisory' AND granted"
            + " AND query NOT LIKE '%pg_advisory_xact_lock%'");
  }

  private List<Timed> everyRequest(int times) {
    var requests = new ArrayList<>(writes());
    requests.add(() -> asSomebody().get("/notifications"));
    requests.add(() -> asSomebody().get("/status"));
    requests.add(() -> asSomebody().get("/topics"));
    requests.add(() -> asSomebody().get("/settings"));
    return all(submit(requests, times));
  }

  /** Uses a new user for each request, because requests of one user wait for each other. */
  private static RequestSpecification asSomebody() {
    return as("user:default/somebody-" + SOMEBODY.incrementAndGet());
  }

  private static List<Callable<Response>> writes() {
    return List.of(
        DatabaseAwayIT::send,
        () ->
            asSomebody()
                .body("{\"ids\":[\"01234567-89ab-7def-8123-456789abcdef\"],\"read\":true}")
                .post("/notifications/update"),
        () -> asSomebody().body("{\"channels\":[]}").post("/settings"));
  }

  private static Response send() {
    return asService().body(to(ALICE, "{\"title\":\"T\"}")).post("/notifications");
  }

  private Response readiness() {
    return given().get(readiness);
  }

  private List<Future<Timed>> submit(List<Callable<Response>> requests, int times) {
    var submitted = new ArrayList<Future<Timed>>();
    for (int i = 0; i < times; i++) {
      requests.forEach(request -> submitted.add(callers.submit(() -> timed(request))));
    }
    return submitted;
  }

  private static List<Timed> all(List<Future<Timed>> requests) {
    return requests.stream().map(DatabaseAwayIT::get).toList();
  }

  private static Timed get(Future<Timed> request) {
    try {
      return request.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException | InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertAll503(List<Timed> answers) {
    assertThat(answers).extracting(Timed::status).containsOnly(503);
    assertThat(answers)
        .extracting(answer -> answer.response().header("Retry-After"))
        .doesNotContainNull();
  }

  private static Timed timed(Callable<Response> request) {
    long start = System.nanoTime();
    try {
      Response response = request.call();
      return new Timed(response, Duration.ofNanos(System.nanoTime() - start));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Duration time(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private record Timed(Response response, Duration took) {
    int status() {
      return response.statusCode();
    }
  }
}
