package io.heliograph.notifications.changes;

import static io.heliograph.notifications.Api.as;
import static io.heliograph.notifications.Api.asService;
import static io.heliograph.notifications.Api.broadcast;
import static io.heliograph.notifications.Api.sendTo;
import static io.heliograph.notifications.Api.update;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.heliograph.notifications.database.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealStack.class)
class ChangesIT {
  private static final String ALICE = "user:default/alice";
  private static final String BOB = "user:default/bob";
  private static final int WRITERS = 4;
  private static final int ROWS = 20_000;

  @Inject Tables tables;
  @Inject Database database;

  @BeforeEach
  void nothingIsStored() {
    tables.empty();
  }

  @Nested
  class AfterACursor {
    @Test
    void withoutACursorThereIsOnlyThePresentOne() {
      sendTo(ALICE, "{\"title\":\"before\"}");

      get(ALICE, "")
          .body("changes", empty())
          .body("more", equalTo(false))
          .body("reset", equalTo(false));
      assertThat(titles(after(ALICE, cursor(ALICE)))).isEmpty();
    }

    @Test
    void newOnesComeOldestFirstAndOwnOnesBeforeBroadcasts() {
      String cursor = cursor(ALICE);
      broadcast("{\"title\":\"to all\"}");
      sendTo(ALICE, "{\"title\":\"first\"}");
      sendTo(BOB, "{\"title\":\"not hers\"}");
      sendTo(ALICE, "{\"title\":\"second\"}");

      ValidatableResponse changes = after(ALICE, cursor);

      assertThat(titles(changes)).containsExactly("first", "second", "to all");
      changes.body("changes.type.unique()", equalTo(List.of("changed")));
      assertThat(titles(after(ALICE, next(changes)))).isEmpty();
    }

    @Test
    void aNotificationIsThereOnceInItsPresentState() {
      String cursor = cursor(ALICE);
      String id = sendTo(ALICE, "{\"title\":\"old\",\"scope\":\"s\"}");
      sendTo(ALICE, "{\"title\":\"other\"}");
      sendTo(ALICE, "{\"title\":\"new\",\"scope\":\"s\"}");
      update(ALICE, "\"saved\":true", id);

      assertThat(titles(after(ALICE, cursor))).containsExactly("other", "new");
    }

    @Test
    void marksAreChangesAlsoOfBroadcasts() {
      String own = sendTo(ALICE, "{\"title\":\"own\"}");
      String all = broadcast("{\"title\":\"to all\"}");
      String cursor = cursor(ALICE);

      update(ALICE, "\"read\":true", own, all);
      update(BOB, "\"read\":true", all);

      ValidatableResponse changes = after(ALICE, cursor);
      assertThat(titles(changes)).containsExactly("own", "to all");
      assertThat(changes.extract().<List<String>>path("changes.notification.read"))
          .doesNotContainNull();
    }

    @Test
    void aBroadcastThatIsSentAndMarkedIsOneChange() {
      String cursor = cursor(ALICE);
      String id = broadcast("{\"title\":\"to all\"}");
      update(ALICE, "\"read\":true", id);

      ValidatableResponse changes = after(ALICE, cursor);

      assertThat(titles(changes)).containsExactly("to all");
      changes.body("changes[0].notification.read", notNullValue());
      update(ALICE, "\"saved\":true", id);
      assertThat(titles(after(ALICE, next(changes)))).containsExactly("to all");
    }

    /** Every client that reads while others write ends with the state of the list. */
    @Test
    void noChangeIsMissingWhileOthersWrite() throws Exception {
      String cursor = cursor(ALICE);
      Map<String, Object> inbox = new HashMap<>();
      try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
        List<? extends Future<?>> writing =
            IntStream.range(0, WRITERS).mapToObj(n -> writers.submit(() -> write(n))).toList();
        boolean last = false;
        while (!last) {
          last = writing.stream().allMatch(Future::isDone);
          cursor = readAll(cursor, inbox);
        }
        for (Future<?> writer : writing) {
          writer.get();
        }
      }

      List<Map<String, Object>> list =
          as(ALICE).get("/notifications").then().extract().path("notifications");
      assertThat(list).isNotEmpty();
      assertThat(inbox.values()).containsExactlyInAnyOrderElementsOf(list);
    }

    private void write(int writer) {
      for (int i = 0; i < 15; i++) {
        String id = sendTo(ALICE, "{\"title\":\"%d\",\"scope\":\"%d\"}".formatted(i, i % 4));
        update(ALICE, "\"read\":true", id, broadcast("{\"title\":\"%d\"}".formatted(writer)));
      }
    }

    private static String readAll(String from, Map<String, Object> inbox) {
      String cursor = from;
      boolean more = true;
      while (more) {
        ValidatableResponse page = get(ALICE, "?limit=3&after=" + cursor);
        List<Map<String, Object>> changed = page.extract().path("changes.notification");
        changed.forEach(one -> inbox.put((String) one.get("id"), one));
        cursor = next(page);
        more = page.extract().path("more");
      }
      return cursor;
    }

    @Test
    void theChangesOfOneUpdateAreReadInPages() {
      String[] ids =
          IntStream.range(0, 5)
              .mapToObj(i -> sendTo(ALICE, "{\"title\":\"%d\"}".formatted(i)))
              .toArray(String[]::new);
      String all = broadcast("{\"title\":\"to all\"}");
      String cursor = cursor(ALICE);
      update(ALICE, "\"read\":true", ids[3], ids[3], all, ids[0], ids[1], ids[2], ids[4]);
      broadcast("{\"title\":\"later\"}");

      var read = new ArrayList<List<String>>();
      boolean more = true;
      while (more) {
        ValidatableResponse page = get(ALICE, "?limit=2&after=" + cursor);
        read.add(titles(page));
        cursor = next(page);
        more = page.extract().path("more");
      }

      assertThat(read)
          .containsExactly(
              List.of("3", "to all"), List.of("0", "1"), List.of("2", "4"), List.of("later"));
    }

    @Test
    void manyLargeOnesArePagesToo() {
      String cursor = cursor(ALICE);
      String large = "d".repeat(100_000);
      for (int i = 0; i < 15; i++) {
        sendTo(ALICE, "{\"title\":\"%d\",\"description\":\"%s\"}".formatted(i, large));
      }

      ValidatableResponse first = after(ALICE, cursor).body("more", equalTo(true));
      ValidatableResponse second = after(ALICE, next(first)).body("more", equalTo(false));

      assertThat(titles(first)).startsWith("0", "1");
      assertThat(titles(second)).endsWith("13", "14");
      assertThat(titles(first).size() + titles(second).size()).isEqualTo(15);
    }
  }

  @Nested
  class StartingOver {
    @Test
    void theCursorOfAnotherUserIsReset() {
      sendTo(BOB, "{\"title\":\"T\"}");

      isReset(after(ALICE, cursor(BOB)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "%00"})
    void anUnknownCursorIsReset(String cursor) {
      isReset(after(ALICE, cursor));
    }

    @Test
    void aCursorAheadOfTheDatabaseIsReset() {
      sendTo(ALICE, "{\"title\":\"T\"}");
      String cursor = cursor(ALICE);
      tables.run("UPDATE person SET sequence = 0");

      isReset(after(ALICE, cursor));
    }

    @Test
    void aRestoredDatabaseResetsAllCursors() {
      String cursor = cursor(ALICE);
      await().until(() -> tables.rowsOf("outbox_relay WHERE term > 1") == 1);

      tables.run("UPDATE outbox_relay SET term = 1");
      sendTo(ALICE, "{\"title\":\"T\"}");

      await().untilAsserted(() -> isReset(after(ALICE, cursor)));
    }

    private void isReset(ValidatableResponse answer) {
      answer
          .body("reset", equalTo(true))
          .body("changes", empty())
          .body("more", equalTo(false))
          .body("cursor", not(equalTo("")));
    }
  }

  @Nested
  class Refusals {
    @ParameterizedTest
    @ValueSource(strings = {"?after=", "?limit=0", "?limit=-1", "?limit=x", "?offset=1"})
    void aParameterIsNamed(String query) {
      String name = query.replaceAll("[?](\\w+)=.*", "$1");

      as(ALICE)
          .get("/notifications/changes" + query)
          .then()
          .statusCode(400)
          .body("detail", startsWith(name + ":"));
    }

    @Test
    void aServiceHasNoInbox() {
      asService().get("/notifications/changes").then().statusCode(403);
    }
  }

  @Test
  void theIndexesShowWhatChanged() {
    tables.run(
        """
        INSERT INTO notification (id, user_ref, sequence, created, origin, title, severity)
        SELECT gen_random_uuid(), '%1$s', n, now(), 'external:ci', 'T', 1
        FROM generate_series(1, %2$d) AS n;
        INSERT INTO broadcast (id, sequence, created, origin, title, severity)
        SELECT gen_random_uuid(), n, now(), 'external:ci', 'T', 1
        FROM generate_series(1, %2$d) AS n;
        INSERT INTO broadcast_state (user_ref, broadcast_id, sequence)
        SELECT '%1$s', id, sequence FROM broadcast
        """
            .formatted(ALICE, ROWS));
    tables.run("VACUUM ANALYZE notification");
    tables.run("VACUUM ANALYZE broadcast");
    tables.run("VACUUM ANALYZE broadcast_state");

    String plan = plan(new InboxCursor(0, ROWS - 10, ROWS - 10));

    assertThat(plan)
        .contains("notification_changes", "broadcast_changes", "broadcast_state_changes")
        .doesNotContain(
            "Seq Scan on notification", "Seq Scan on broadcast ", "Seq Scan on broadcast_state");
  }

  private String plan(InboxCursor cursor) {
    return database
        .reading(
            connection ->
                connection
                    .preparedQuery("EXPLAIN " + ChangeStore.AFTER)
                    .execute(ChangeStore.values(EntityRef.parse(ALICE), cursor, 100, 1_000_000)))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getString(0))
                    .collect(joining("\n")))
        .await()
        .indefinitely();
  }

  private static ValidatableResponse get(String user, String query) {
    return as(user).get("/notifications/changes" + query).then().statusCode(200);
  }

  private static ValidatableResponse after(String user, String cursor) {
    return get(user, "?after=" + cursor);
  }

  private static String cursor(String user) {
    return next(get(user, ""));
  }

  private static String next(ValidatableResponse answer) {
    return answer.extract().path("cursor");
  }

  private static List<String> titles(ValidatableResponse answer) {
    return answer.extract().path("changes.notification.payload.title");
  }
}
