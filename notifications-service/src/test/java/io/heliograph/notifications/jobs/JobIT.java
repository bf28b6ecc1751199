package io.heliograph.notifications.jobs;

import static io.heliograph.notifications.Api.as;
import static io.heliograph.notifications.Api.asService;
import static io.heliograph.notifications.Api.sendTo;
import static io.heliograph.notifications.Api.titles;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks that a send to many users is written in chunks, to all users and once to each. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@TestProfile(JobIT.SmallChunks.class)
class JobIT {
  private static final int USERS = 65;
  private static final int CHUNK = 10;
  private static final int MAX_SIZE = 5 << 20;
  private static final String HELLO = "{\"title\":\"Hello\"}";
  private static final String KEY = "Idempotency-Key";
  private static final String TRANSACTIONS = "(SELECT DISTINCT xmin::text FROM notification)";

  @Inject Tables tables;

  @BeforeEach
  void nothingIsStored() {
    tables.empty();
  }

  @Test
  void chunksAreTransactionsAndTheAnswerKeepsTheOrder() {
    List<String> users = users();
    Collections.reverse(users);

    ValidatableResponse answer = post(users, HELLO).then().statusCode(200);

    List<String> answered = answer.extract().path("user");
    assertThat(answered).isEqualTo(users);
    assertThat(answer.extract().<List<String>>path("payload.title")).containsOnly("Hello");
    assertThat(answer.extract().<List<String>>path("id")).doesNotHaveDuplicates();
    assertThat(tables.rowsOf(TRANSACTIONS)).isEqualTo(Math.ceilDiv(USERS, CHUNK));
    assertThat(titles(users.getFirst(), "")).containsExactly("Hello");
  }

  @Test
  void theAnswerIsByteForByteThatOfASmallSend() {
    String payload =
        "{\"severity\":\"high\",\"title\":\"é \\\"q\\\"\",\"x\":[1,2.50],\"metadata\":{\"b\":1,\"a\":null}}";
    String small = post(List.of("user:default/one"), payload).body().asString();

    String large = post(users(), payload).body().asString();

    assertThat(large).startsWith("[{").endsWith("}]");
    String first = large.substring(1, large.indexOf(",{\"payload\"", 1));
    assertThat(withoutIds(first)).isEqualTo(withoutIds(small.substring(1, small.length() - 1)));
  }

  @Test
  void whatIsReplacedIsShownAsItIsStored() {
    String old =
        sendTo("user:default/u3", "{\"title\":\"Old\",\"scope\":\"s\",\"description\":\"kept\"}");

    ValidatableResponse answer = post(users(), "{\"title\":\"New\",\"scope\":\"s\"}").then();

    answer
        .statusCode(200)
        .body("[3].id", equalTo(old))
        .body("[3].payload.description", equalTo("kept"))
        .body("[3].payload.title", equalTo("New"))
        .body("", hasSize(USERS));
    assertThat(tables.rowsOf("notification")).isEqualTo(USERS);
    assertThat(tables.rowsOf("person WHERE total <> 1 OR unread <> 1")).isZero();
  }

  @Test
  void whoeverDoesNotWantItIsNotInTheAnswer() {
    sendTo("user:default/u7", HELLO);
    as("user:default/u7")
        .body(
            "{\"channels\":[{\"id\":\"Web\",\"origins\":[{\"id\":\"external:ci\",\"enabled\":false}]}]}"
                .replace("external:ci", origin()))
        .post("/settings")
        .then()
        .statusCode(200);

    post(users(), HELLO)
        .then()
        .statusCode(200)
        .header("Heliograph-Dropped-Recipients", endsWith(", user:default/u7;reason=opted-out"))
        .body("", hasSize(USERS - 1));
  }

  @Test
  void aLargePayloadMakesAJobOfFewUsers() {
    String large = "{\"title\":\"T\",\"description\":\"%s\"}".formatted("x".repeat(100_000));

    post(users().subList(0, 5), large).then().statusCode(200).body("", hasSize(5));

    assertThat(tables.rowsOf("send_chunk")).isEqualTo(1);
    assertThat(tables.rowsOf("send_job WHERE finished IS NOT NULL AND NOT kept")).isEqualTo(1);
  }

  @Test
  void aSendOfTheMaximumSizeIsWrittenAndOneCharacterMoreForEachUserIsRefused() {
    List<String> users = users().subList(0, 64);
    int most = MAX_SIZE / users.size();

    assertThat(post(users, payload(most)).statusCode()).isEqualTo(200);
    assertThat(post(users, payload(most + 1)).statusCode()).isEqualTo(413);
  }

  private static String payload(int length) {
    String empty = "{\"title\":\"T\",\"severity\":\"normal\",\"description\":\"\"}";
    return empty.replace("\"\"}", "\"" + "x".repeat(length - empty.length()) + "\"}");
  }

  @Test
  void aSendThatIsTooLargeInAllIsRefused() {
    String large = "{\"title\":\"T\",\"description\":\"%s\"}".formatted("x".repeat(100_000));

    post(users(), large)
        .then()
        .statusCode(413)
        .body(
            "error.message",
            equalTo(
                "Send at most 5242880 characters in all: a shorter text, or to fewer users at once"));

    assertThat(tables.rowsOf("send_job")).isZero();
  }

  @Test
  void textThatCannotBeStoredIsRefusedAsAWhole() {
    post(users(), "{\"title\":\"a\\u0000b\"}").then().statusCode(400);
    post(users(), "{\"title\":\"a\",\"metadata\":{\"x\":\"\\u0000\"}}").then().statusCode(400);

    assertThat(tables.rowsOf("send_job")).isZero();
    assertThat(tables.rowsOf("notification")).isZero();
  }

  @Test
  void theSameKeySendsOnceAndIsAnsweredTheSame() {
    Response first = asService().header(KEY, "k").body(body(users(), HELLO)).post("/notifications");
    Response second =
        asService().header(KEY, "k").body(body(users(), HELLO)).post("/notifications");

    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.body().asString()).isEqualTo(first.body().asString());
    assertThat(first.header("Idempotency-Replayed")).isNull();
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(tables.rowsOf("notification")).isEqualTo(USERS);
    assertThat(tables.rowsOf("idempotency WHERE body IS NULL AND job IS NOT NULL")).isEqualTo(1);
  }

  @Test
  void aKeyOfAJobThatIsNotFinishedIsAConflict() {
    asService().header(KEY, "k").body(body(users(), HELLO)).post("/notifications");
    tables.run("UPDATE send_job SET finished = NULL, leased_until = now() + interval '1 hour'");

    asService()
        .header(KEY, "k")
        .body(body(users(), HELLO))
        .post("/notifications")
        .then()
        .statusCode(409)
        .header("Retry-After", "1");
  }

  @Test
  void aSenderThatDoesNotWaitAsksLater() {
    Response accepted =
        asService()
            .header("Prefer", "wait=5, respond-async")
            .header("X-Forwarded-Prefix", "/portal")
            .body(body(users(), HELLO))
            .post("/notifications");

    assertThat(accepted.statusCode()).isEqualTo(202);
    assertThat(accepted.header("Preference-Applied")).isEqualTo("respond-async");
    String job = accepted.header("Location").replaceFirst("^.*/portal/api/notifications", "");
    await().untilAsserted(() -> asService().get(job).then().body("state", equalTo("finished")));
    asService()
        .get(job)
        .then()
        .body("recipients", equalTo(USERS))
        .body("processed", equalTo(USERS));
    List<String> answered =
        asService().get(job + "/receipts").then().statusCode(200).extract().path("user");
    assertThat(answered).isEqualTo(users());
    as("user:default/u1").get(job).then().statusCode(403);
  }

  @Test
  void aFewUsersAreAnsweredAtOnceWhateverTheSenderPrefers() {
    asService()
        .header("Prefer", "respond-async")
        .body(body(users().subList(0, 2), HELLO))
        .post("/notifications")
        .then()
        .statusCode(200)
        .body("", hasSize(2));
  }

  @Test
  void aJobOfAnotherServiceIsNotFound() {
    UUID id = abandoned("plugin:other", "now() + interval '1 hour'");

    asService().get("/jobs/" + id).then().statusCode(404);
    asService().get("/jobs/" + UUID.randomUUID()).then().statusCode(404);
    asService().get("/jobs/x").then().statusCode(404);
  }

  @Test
  void anUnfinishedJobHasNoReceipts() {
    UUID id = abandoned(origin(), "now() + interval '1 hour'");

    asService()
        .get("/jobs/" + id)
        .then()
        .body("state", equalTo("running"))
        .body("recipients", equalTo(3))
        .body("processed", equalTo(1));
    asService().get("/jobs/" + id + "/receipts").then().statusCode(409).header("Retry-After", "1");
  }

  @Test
  void aJobThatFailedNeverHasReceiptsSoNoRetryIsSuggested() {
    UUID id = abandoned(origin(), "now() + interval '1 hour'");
    tables.run("UPDATE send_job SET failed = true, finished = now()");

    asService()
        .get("/jobs/" + id + "/receipts")
        .then()
        .statusCode(409)
        .header("Retry-After", nullValue());
  }

  @Test
  void aJobThatWasLeftIsFinishedWithoutRepeatingWhatIsWritten() {
    UUID id = abandoned(origin(), "now()");

    await().until(() -> tables.rowsOf("send_job WHERE finished IS NOT NULL") == 1);

    assertThat(titles("user:default/b", "")).containsExactly("Left");
    assertThat(titles("user:default/c", "")).containsExactly("Left");
    assertThat(tables.rowsOf("notification WHERE title = 'Left'")).isEqualTo(2);
    asService().get("/jobs/" + id).then().body("processed", equalTo(3));
  }

  @Test
  void aJobThatAnotherInstanceHoldsIsLeftToIt() {
    abandoned(origin(), "now() + interval '3 seconds'");

    await()
        .during(Duration.ofSeconds(1))
        .until(() -> tables.rowsOf("notification WHERE title = 'Left'") == 0);
  }

  @Test
  void aPersonWhoIsLockedForLongDelaysOneJobAndLosesNothing() throws Exception {
    sendTo("user:default/u5", HELLO);
    Response[] answer = new Response[1];
    try (var lock =
        tables.holding("SELECT FROM person WHERE user_ref = 'user:default/u5' FOR UPDATE")) {
      var sending = Thread.ofVirtual().start(() -> answer[0] = post(users(), HELLO));
      await().until(() -> tables.rowsOf("send_job") == 1);
      post(List.of("user:default/other"), HELLO).then().statusCode(200);
      lock.rollback();
      sending.join();
    }
    assertThat(answer[0].statusCode()).isEqualTo(200);
    assertThat(tables.rowsOf("notification WHERE user_ref LIKE '%/u%'")).isEqualTo(USERS + 1);
  }

  /**
   * Creates a job of an instance that no longer runs. Its first chunk is written, its second is
   * not.
   */
  private UUID abandoned(String origin, String leasedUntil) {
    UUID id = UUID.randomUUID();
    tables.run(
        """
        INSERT INTO send_job
          (id, origin, payload, recipients, kept, created, runner, leased_until)
        VALUES ('%s', '%s', '{"title":"Left"}', 3, true, now(), gen_random_uuid(), %s)
        """
            .formatted(id, origin, leasedUntil));
    tables.run(
        """
        INSERT INTO send_chunk (job_id, number, size, users, written, ids, replaced)
        VALUES ('%1$s', 0, 1, '{user:default/a}', now(), ARRAY[gen_random_uuid()], '{f}'),
          ('%1$s', 1, 2, '{user:default/b,user:default/c}', NULL, NULL, NULL)
        """
            .formatted(id));
    return id;
  }

  private static String origin() {
    return post(List.of("user:default/asked"), HELLO).then().extract().path("[0].origin");
  }

  private static Response post(List<String> users, String payload) {
    return asService().body(body(users, payload)).post("/notifications");
  }

  private static String body(List<String> users, String payload) {
    return "{\"recipients\":{\"type\":\"entity\",\"entityRef\":[%s]},\"payload\":%s}"
        .formatted(users.stream().map(user -> "\"" + user + "\"").collect(joining(",")), payload);
  }

  private static List<String> users() {
    return new ArrayList<>(
        IntStream.range(0, USERS).mapToObj(number -> "user:default/u" + number).toList());
  }

  private static String withoutIds(String receipt) {
    return receipt
        .replaceAll("\"id\":\"[^\"]*\"", "\"id\":\"\"")
        .replaceAll("\"created\":\"[^\"]*\"", "\"created\":\"\"")
        .replaceAll("\"user\":\"[^\"]*\"", "\"user\":\"\"");
  }

  /** Configures small chunks, so that a job has several. */
  public static final class SmallChunks implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "heliograph.sending.jobs.chunk-size", Integer.toString(CHUNK),
          "heliograph.sending.jobs.poll-interval", "200ms",
          "heliograph.sending.max-size", Integer.toString(MAX_SIZE));
    }
  }
}
