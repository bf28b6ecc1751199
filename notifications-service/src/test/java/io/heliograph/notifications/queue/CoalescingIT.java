package io.heliograph.notifications.queue;

import static io.heliograph.notifications.Api.as;
import static io.heliograph.notifications.Api.asService;
import static io.heliograph.notifications.Api.titles;
import static io.heliograph.notifications.Api.to;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.heliograph.notifications.Api;
import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.heliograph.web.problem.ProblemException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks that sends which arrive during a write are written together in the next batch. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@TestProfile(CoalescingIT.LocksMayTakeLong.class)
class CoalescingIT {
  private static final int WRITERS = 1;
  private static final int SENDS = 20;
  private static final String HELD = "user:default/held";
  private static final String SAM = "user:default/sam";
  private static final String HELLO = "{\"title\":\"Hello\"}";
  private static final String SCOPED = "{\"title\":\"Scoped\",\"scope\":\"s\"}";
  private static final String WAITING_FOR_A_LOCK =
      "pg_stat_activity WHERE wait_event_type = 'Lock'";

  @Inject Tables tables;
  @Inject SendQueue queue;
  @Inject SendWriter writer;
  @Inject Vertx vertx;
  private Instant released = Instant.MIN;

  @BeforeEach
  void nothingIsStored() {
    tables.empty();
  }

  @Test
  void whatComesMeanwhileIsOneTransaction() throws Exception {
    List<String> bodies = users("q").map(user -> to(user, HELLO)).toList();

    List<Integer> answers = sendWhileTheWritersAreHeld(bodies);

    assertThat(answers).containsOnly(200);
    assertThat(
            tables.rowsOf(
                "(SELECT DISTINCT xmin FROM notification WHERE user_ref LIKE 'user:default/q%')"))
        .isEqualTo(1);
    assertThat(users("q").toList())
        .allSatisfy(user -> assertThat(titles(user, "")).containsExactly("Hello"));
  }

  /** A poller with {@code createdAfter} must not miss a send that waited in the queue. */
  @Test
  void theTimeOfASendIsThatOfWriting() throws Exception {
    List<String> bodies = users("t").map(user -> to(user, HELLO)).toList();

    sendWhileTheWritersAreHeld(bodies);

    assertThat(users("t").toList())
        .allSatisfy(
            user -> assertThat(titles(user, "?createdAfter=" + released)).containsExactly("Hello"));
  }

  @Test
  void oneThatTheDatabaseRefusesDoesNotFailItsNeighbours() throws Exception {
    List<String> bodies = new ArrayList<>(users("n").map(user -> to(user, HELLO)).toList());
    bodies.set(7, to("user:default/n7", "{\"title\":\"a\\u0000b\"}"));

    List<Integer> answers = sendWhileTheWritersAreHeld(bodies);

    assertThat(answers.get(7)).isEqualTo(400);
    assertThat(answers).filteredOn(status -> status != 200).hasSize(1);
    assertThat(tables.rowsOf("notification WHERE user_ref LIKE 'user:default/n%'"))
        .isEqualTo(SENDS - 1);
  }

  /** Together they would return more than a batch may, one of them more than a send may. */
  @Test
  void whatReplacesLargeOnesIsWrittenInSmallerBatchesOrAsAJob() throws Exception {
    tables.run(
        """
        INSERT INTO notification
          (id, user_ref, sequence, origin, created, title, description, severity, scope)
        SELECT gen_random_uuid(), 'user:default/r' || n, 1, 'external:ci', now(), 'Old',
          repeat('x', CASE n WHEN 7 THEN 300000 ELSE 250000 END), 1, 's'
        FROM generate_series(0, %d) AS n
        """
            .formatted(SENDS - 1));

    List<Integer> answers =
        sendWhileTheWritersAreHeld(users("r").map(user -> to(user, SCOPED)).toList());

    assertThat(answers).containsOnly(200);
    assertThat(
            tables.rowsOf("notification WHERE title = 'Scoped' AND length(description) > 200000"))
        .isEqualTo(SENDS);
    assertThat(tables.rowsOf("send_chunk WHERE users = '{user:default/r7}'")).isEqualTo(1);
    assertThat(tables.rowsOf("send_chunk")).isEqualTo(1);
  }

  /** The sequence also counts rows that are rolled back. */
  @ParameterizedTest
  @CsvSource({"disk_full, 503", "undefined_table, 500", "internal_error, 500"})
  void aDatabaseThatRefusesEverythingIsAskedOnce(String error, int status) throws Exception {
    tables.run("CREATE SEQUENCE attempts");
    tables.run(
        """
        CREATE FUNCTION refused() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM nextval('attempts');
          RAISE 'refused' USING ERRCODE = '%s';
        END $$
        """
            .formatted(error));
    tables.run(
        """
        CREATE TRIGGER refused BEFORE INSERT ON notification FOR EACH ROW
        WHEN (NEW.user_ref LIKE 'user:default/f%') EXECUTE FUNCTION refused()
        """);
    try {
      List<Integer> answers =
          sendWhileTheWritersAreHeld(users("f").map(user -> to(user, HELLO)).toList());

      assertThat(answers).containsOnly(status);
      assertThat(tables.number("SELECT last_value FROM attempts")).isEqualTo(1);
    } finally {
      tables.run("DROP FUNCTION refused CASCADE");
      tables.run("DROP SEQUENCE attempts");
    }
  }

  @Test
  void textThatIsNoUnicodeDoesNotFailItsNeighbours() throws Exception {
    List<String> bodies = new ArrayList<>(users("u").map(user -> to(user, HELLO)).toList());
    bodies.set(7, to("user:default/u7", "{\"title\":\"Cut \\ud83d\",\"scope\":\"\\ud83d\"}"));

    List<Integer> answers = sendWhileTheWritersAreHeld(bodies);

    assertThat(answers).containsOnly(200);
    assertThat(titles("user:default/u7", "")).containsExactly("Cut \ufffd");
  }

  @Test
  void aKeyIsInUseUntilItsSendIsWrittenEvenIfTheCallerHasLeft() throws Exception {
    post(to(HELD, HELLO));
    try (var threads = Executors.newCachedThreadPool();
        var lock = holdWriters(threads)) {
      postAndLeave("left", to(SAM, HELLO));

      await()
          .during(ofSeconds(1))
          .until(
              () -> {
                threads.execute(() -> post("left", to(SAM, HELLO)));
                return queue.size() == 1;
              });
      lock.rollback();
    }
    await().untilAsserted(() -> assertThat(titles(SAM, "")).containsExactly("Hello"));
  }

  @Test
  void severalForOnePersonAreCountedAndTakeASequenceNumberEach() throws Exception {
    List<String> bodies =
        IntStream.range(0, SENDS).mapToObj(i -> to(SAM, i % 3 == 0 ? SCOPED : HELLO)).toList();

    List<Integer> answers = sendWhileTheWritersAreHeld(bodies);

    int kept = Collections.frequency(bodies, to(SAM, HELLO)) + 1;
    assertThat(answers).containsOnly(200);
    assertThat(titles(SAM, "")).hasSize(kept);
    assertThat(
            tables.rowsOf(
                "(SELECT DISTINCT sequence FROM notification WHERE user_ref = '%s')"
                    .formatted(SAM)))
        .isEqualTo(kept);
    as(SAM).get("/status").then().body("unread", equalTo(kept)).body("read", equalTo(0));
  }

  @Test
  void oneMoreThanMayWaitIsRefused() {
    var full = new SendQueue(writer, new Queueing(0, 1, Duration.ofMinutes(1)), vertx);
    full.write(Sends.to("a")).subscribe().with(outcome -> {});

    assertThatThrownBy(() -> full.write(Sends.to("a")).await().indefinitely())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("try again");
  }

  /** Blocks the writers on a row lock, so that all other sends collect in the queue. */
  private List<Integer> sendWhileTheWritersAreHeld(List<String> bodies) throws Exception {
    post(to(HELD, HELLO));
    try (var threads = Executors.newFixedThreadPool(WRITERS + bodies.size());
        var lock = holdWriters(threads)) {
      var answers = new ArrayList<Future<Integer>>();
      for (String body : bodies) {
        answers.add(threads.submit(() -> post(body)));
      }
      await().until(() -> queue.size() == bodies.size());
      released = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      lock.rollback();
      return statuses(answers);
    }
  }

  private Connection holdWriters(ExecutorService threads) throws SQLException {
    Connection lock =
        tables.holding("SELECT FROM person WHERE user_ref = '%s' FOR UPDATE".formatted(HELD));
    for (int held = 1; held <= WRITERS; held++) {
      threads.execute(() -> post(to(HELD, HELLO)));
      int waiting = held;
      await().until(() -> tables.rowsOf(WAITING_FOR_A_LOCK) == waiting);
    }
    return lock;
  }

  private void postAndLeave(String key, String body) throws IOException {
    try (var socket = new Socket("localhost", RestAssured.port)) {
      socket
          .getOutputStream()
          .write(
              """
              POST %s HTTP/1.1
              Host: localhost
              Authorization: Bearer %s
              Content-Type: application/json
              Idempotency-Key: %s
              Content-Length: %d

              %s"""
                  .formatted(Api.ROOT, RealStack.SERVICE_TOKEN, key, body.length(), body)
                  .replaceAll("\\n", "\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      await().until(() -> queue.size() == 1);
    }
  }

  private static List<Integer> statuses(List<Future<Integer>> answers) throws Exception {
    var statuses = new ArrayList<Integer>();
    for (Future<Integer> answer : answers) {
      statuses.add(answer.get());
    }
    return statuses;
  }

  private static int post(String body) {
    return asService().body(body).post().statusCode();
  }

  private static void post(String key, String body) {
    asService().header("Idempotency-Key", key).body(body).post();
  }

  private static Stream<String> users(String prefix) {
    return IntStream.range(0, SENDS).mapToObj(i -> "user:default/" + prefix + i);
  }

  /**
   * Configures long time-outs, because the writers wait for a test on a machine that may be busy.
   */
  public static final class LocksMayTakeLong implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "heliograph.database.lock-timeout", "30s",
          "heliograph.database.statement-timeout", "30s",
          "heliograph.database.response-timeout", "30s",
          "heliograph.database.transaction-timeout", "30s",
          "heliograph.sending.lock-timeout", "30s",
          "heliograph.sending.timeout", "30s");
    }
  }
}
