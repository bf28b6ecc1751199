package io.heliograph.notifications.http;

import static io.heliograph.notifications.Api.as;
import static io.heliograph.notifications.Api.asService;
import static io.heliograph.notifications.Api.send;
import static io.heliograph.notifications.Api.sendTo;
import static io.heliograph.notifications.Api.to;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the limits of what may wait in memory, each of which is one. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@TestProfile(OverloadIT.One.class)
class OverloadIT {
  private static final String HELD = "user:default/held";
  private static final String LARGE =
      "{\"title\":\"T\",\"description\":\"%s\"}".formatted("x".repeat(8_000));

  @AutoClose("shutdown")
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  @Inject Tables tables;

  @BeforeEach
  void nothingIsStoredButForOneUser() {
    tables.empty();
    sendTo(HELD, "{\"title\":\"T\"}");
  }

  @Test
  void oneMoreLargeSendIsRefused() throws Exception {
    Future<ValidatableResponse> first;
    try (var lock = holdUser()) {
      first = callers.submit(() -> send(to(HELD, LARGE)));
      awaitWaitingForLock();

      assertRefused(
          send(to("user:default/a", LARGE)), "Too many large sends are in progress, try again");

      lock.rollback();
    }
    first.get().statusCode(200);
    send(to("user:default/a", LARGE)).statusCode(200);
  }

  @Test
  void oneMoreWaitingJobIsRefused() throws Exception {
    try (var lock = holdUser()) {
      sendLater().statusCode(202);
      awaitWaitingForLock();
      sendLater().statusCode(202);

      assertRefused(sendLater(), "Too many sends are waiting to be written, try again");

      lock.rollback();
    }
    await().until(() -> tables.rowsOf("send_job WHERE finished IS NOT NULL") == 2);
    sendLater().statusCode(202);
  }

  @Test
  void oneMoreRequestThatWaitsForAConnectionIsRefused() throws Exception {
    List<Future<Response>> requests;
    connectReader();
    try (var lock = tables.holding("LOCK TABLE broadcast_ledger IN ACCESS EXCLUSIVE MODE")) {
      requests =
          IntStream.range(0, 3)
              .mapToObj(n -> callers.submit(() -> as("user:default/r" + n).get("/status")))
              .toList();

      await().until(() -> requests.stream().anyMatch(Future::isDone));

      assertThat(requests).filteredOn(Future::isDone).hasSize(1);
      lock.rollback();
    }
    for (Future<Response> request : requests) {
      request.get();
    }
    assertThat(requests)
        .map(request -> request.resultNow().statusCode())
        .containsExactlyInAnyOrder(200, 200, 503);
  }

  /** Requests that wait until the connection is opened would count as waiting for it. */
  private static void connectReader() {
    as(HELD).get("/status").then().statusCode(200);
  }

  private Connection holdUser() throws SQLException {
    return tables.holding("SELECT FROM person WHERE user_ref = '%s' FOR UPDATE".formatted(HELD));
  }

  private void awaitWaitingForLock() {
    await().until(() -> tables.rowsOf("pg_stat_activity WHERE wait_event_type = 'Lock'") > 0);
  }

  /** Sends to more users than share a transaction, without waiting. */
  private static ValidatableResponse sendLater() {
    String refs =
        IntStream.range(0, 50).mapToObj("\"user:default/j%d\","::formatted).collect(joining());
    return asService()
        .header("Prefer", "respond-async")
        .body(
            to(HELD, "{\"title\":\"T\"}")
                .replace("\"" + HELD + "\"", "[" + refs + "\"" + HELD + "\"]"))
        .post("/notifications")
        .then();
  }

  private static void assertRefused(ValidatableResponse answer, String detail) {
    answer.statusCode(503).header("Retry-After", "1").body("detail", equalTo(detail));
  }

  /** Configures limits of one, and time-outs that do not end what the tests let wait. */
  public static final class One implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      var settings = new HashMap<String, String>();
      settings.put("heliograph.sending.max-in-progress", "40K");
      settings.put("heliograph.sending.jobs.concurrent", "1");
      settings.put("heliograph.sending.jobs.max-waiting", "1");
      settings.put("heliograph.database.read-connections", "1");
      settings.put("heliograph.database.max-waiting", "1");
      List.of(
              "heliograph.sending.lock-timeout",
              "heliograph.sending.timeout",
              "heliograph.database.acquire-timeout",
              "heliograph.database.lock-timeout",
              "heliograph.database.statement-timeout",
              "heliograph.database.read-timeout",
              "heliograph.database.response-timeout",
              "heliograph.database.transaction-timeout")
          .forEach(name -> settings.put(name, "30s"));
      return settings;
    }
  }
}
