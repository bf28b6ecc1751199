package io.heliograph.notifications.idempotency;

import static io.heliograph.notifications.Api.asService;
import static io.heliograph.notifications.Api.sendTo;
import static io.heliograph.notifications.Api.titles;
import static io.heliograph.notifications.Api.to;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.heliograph.notifications.Api;
import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.heliograph.notifications.command.SendCommand;
import io.heliograph.notifications.command.SendResult;
import io.heliograph.notifications.command.StoredAnswer;
import io.heliograph.notifications.queue.Sends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that a send with an {@code Idempotency-Key} can be repeated. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
class IdempotencyIT {
  private static final String IVY = "user:default/ivy";
  private static final String HELLO = to(IVY, "{\"title\":\"Hello\",\"extra\":1}");
  private static final String RECIPIENTS =
      "\"recipients\":{\"type\":\"entity\",\"entityRef\":[\"%s\"]}".formatted(IVY);

  private static final SendResult DONE = new SendResult.Repeated(new StoredAnswer("[]", null));
  private static final String LONG = "x".repeat(100_000);

  @Inject Tables tables;
  @Inject Idempotency idempotency;
  @Inject KeyQuota quota;

  @BeforeEach
  void nothingIsStored() {
    tables.empty();
  }

  @ParameterizedTest
  @MethodSource("audiences")
  void theSameKeySendsOnceAndIsAnsweredTheSame(String body, int notifications) {
    Response first = post("again", body);
    Response second = post("again", body);

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.header("Idempotency-Replayed")).isNull();
    assertThat(first.jsonPath().getList("")).hasSize(notifications);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(second.contentType()).isEqualTo(first.contentType());
    assertThat(tables.rowsOf("notification") + tables.rowsOf("broadcast")).isEqualTo(notifications);
  }

  @Test
  void theKeyOfASendThatReplacesLargeOnesStoresNoAnswer() {
    Api.send(toFifty("{\"title\":\"Old\",\"scope\":\"s\",\"description\":\"%s\"}".formatted(LONG)))
        .statusCode(200);
    String small = toFifty("{\"title\":\"New\",\"scope\":\"s\"}");

    Response first = post("large", small);
    Response second = post("large", small);

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.<List<String>>path("payload.title")).hasSize(50).containsOnly("New");
    assertThat(first.<List<String>>path("payload.description")).hasSize(50).containsOnly(LONG);
    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(tables.rowsOf("idempotency WHERE body IS NULL AND job IS NOT NULL")).isEqualTo(1);
    assertThat(tables.rowsOf("idempotency")).isEqualTo(1);
    assertThat(tables.rowsOf("person WHERE total <> 1 OR unread <> 1")).isZero();
  }

  private static String toFifty(String payload) {
    String refs =
        IntStream.range(0, 50)
            .mapToObj("\"user:default/k%d\""::formatted)
            .collect(joining(",", "[", "]"));
    return to("", payload).replace("\"\"", refs);
  }

  static Stream<Arguments> audiences() {
    return Stream.of(
        arguments(HELLO, 1),
        arguments(to("group:default/platform", "{\"title\":\"Group\"}"), 4),
        arguments(to(IVY, "{\"title\":\"Scoped\",\"scope\":\"s\"}"), 1),
        arguments("{\"recipients\":{\"type\":\"broadcast\"},\"payload\":{\"title\":\"All\"}}", 1));
  }

  @Test
  void whatWasDroppedIsRepeatedAsWell() {
    String toNobody = to("group:default/nobody-knows", "{\"title\":\"T\"}");

    Response first = post("dropped", toNobody);
    Response second = post("dropped", toNobody);

    assertThat(first.header("Heliograph-Dropped-Recipients"))
        .isEqualTo("group:default/nobody-knows;reason=unknown");
    assertThat(second.header("Heliograph-Dropped-Recipients"))
        .isEqualTo(first.header("Heliograph-Dropped-Recipients"));
    assertThat(second.asString()).isEqualTo("[]");
  }

  @Test
  void parallelRepetitionsMakeOneNotificationAndOneSignal() throws Exception {
    List<Callable<Response>> posts = Collections.nCopies(64, () -> post("parallel", HELLO));

    try (var signals = RealStack.follow("notifications");
        var threads = Executors.newFixedThreadPool(16)) {
      List<Response> answers = threads.invokeAll(posts).stream().map(Future::resultNow).toList();
      sendTo(IVY, "{\"title\":\"the next\"}");

      assertThat(answers).extracting(Response::statusCode).isSubsetOf(200, 409).contains(200);
      assertThat(answers)
          .filteredOn(answer -> answer.statusCode() == 200)
          .extracting(Response::asString)
          .containsOnly(post("parallel", HELLO).asString());
      assertThat(titles(IVY, "")).containsExactly("the next", "Hello");
      assertThat(signals.take(2).getLast().value()).contains("the next");
    }
  }

  @Test
  void aKeyThatAnotherInstanceIsUsingIsAConflict() throws Exception {
    String lock =
        "SELECT pg_advisory_xact_lock(hashtextextended('heliograph send external:ci held', 0))";

    try (var elsewhere = tables.holding(lock)) {
      Response refused = post("held", HELLO);

      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.path("error.name").toString()).isEqualTo("ConflictError");
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      elsewhere.rollback();
    }
    assertThat(post("held", HELLO).statusCode()).isEqualTo(200);
  }

  @Test
  void anotherRequestWithTheSameKeyIsRefused() {
    post("reused", HELLO);

    Response refused = post("reused", to(IVY, "{\"title\":\"Other\"}"));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.path("detail").toString()).contains("Idempotency-Key");
    assertThat(titles(IVY, "")).containsExactly("Hello");
  }

  @Test
  void theOrderOfFieldsMakesNoOtherRequest() {
    String payload =
        "{\"title\":\"T\",\"metadata\":{\"a\":1,\"b\":2},\"x\":1,\"y\":{\"c\":3,\"d\":4}}";
    String reordered =
        "{\"y\":{\"d\":4,\"c\":3},\"x\":1,\"metadata\":{\"b\":2,\"a\":1},\"title\":\"T\"}";
    post("order", "{\"payload\":%s,%s}".formatted(payload, RECIPIENTS));

    Response second = post("order", "{%s,\"payload\":%s}".formatted(RECIPIENTS, reordered));

    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void aFailedSendLeavesItsKeyFree() {
    String unstorable = to(IVY, "{\"title\":\"a\\u0000b\"}");

    assertThat(post("failed", unstorable).statusCode()).isEqualTo(400);
    assertThat(post("failed", HELLO).statusCode()).isEqualTo(200);
  }

  @Test
  void aSenderWhoseKeysTakeTooMuchSendsWithoutThem() {
    quota.charge("external:narrow", 2L << 30);
    String body = to(IVY, "{\"title\":\"Hello\",\"topic\":\"deploys\"}");
    var narrow = Api.withToken(RealStack.NARROW_TOKEN).body(body);

    narrow
        .header("Idempotency-Key", "one-more")
        .post("/notifications")
        .then()
        .statusCode(429)
        .header("Retry-After", seconds -> Integer.parseInt(seconds), greaterThan(80_000));

    Api.withToken(RealStack.NARROW_TOKEN).body(body).post("/notifications").then().statusCode(200);
    assertThat(post("others", HELLO).statusCode()).isEqualTo(200);
  }

  @Test
  void workThatCannotBeginLeavesItsKeyFree() {
    SendCommand command = Sends.withKey("broken");
    Uni<SendResult> broken =
        idempotency.exclusively(
            command,
            () -> {
              throw new IllegalStateException("cannot begin");
            });

    assertThatThrownBy(() -> broken.await().indefinitely()).hasMessage("cannot begin");
    assertThat(work(command).await().indefinitely()).isEqualTo(DONE);
  }

  @Test
  void aSendThatNobodyAwaitsNeverUsesItsKey() {
    SendCommand command = Sends.withKey("unused");
    var _ = work(command);

    assertThat(work(command).await().indefinitely()).isEqualTo(DONE);
  }

  @Test
  void anExpiredKeySendsAgain() {
    post("expired", HELLO);
    tables.run("UPDATE idempotency SET created = created - interval '24 hours'");

    assertThat(post("expired", HELLO).header("Idempotency-Replayed")).isNull();
    assertThat(titles(IVY, "")).containsExactly("Hello", "Hello");
  }

  @Test
  void theSweepForgetsExpiredKeysOnly() {
    post("old", HELLO);
    tables.run("UPDATE idempotency SET created = created - interval '24 hours'");
    post("new", HELLO);

    await().until(() -> tables.rowsOf("idempotency") == 1);
    assertThat(post("new", HELLO).header("Idempotency-Replayed")).isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "\u00fc"})
  void aKeyIsVisibleAscii(String key) {
    Response refused = post(key, HELLO);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.path("detail").toString()).startsWith("Idempotency-Key");
  }

  @Test
  void aKeyHasAnEnd() {
    assertThat(post("k".repeat(255), HELLO).statusCode()).isEqualTo(200);
    assertThat(post("k".repeat(256), HELLO).statusCode()).isEqualTo(400);
  }

  private Uni<SendResult> work(SendCommand command) {
    return idempotency.exclusively(command, () -> Uni.createFrom().item(DONE));
  }

  private static Response post(String key, String body) {
    return asService().header("Idempotency-Key", key).body(body).post();
  }
}
