package io.heliograph.notifications.http;

import static io.heliograph.notifications.Api.as;
import static io.heliograph.notifications.Api.sendTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.heliograph.testsupport.RawConnection;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the limits on the share of an instance that one user can occupy. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
class OneUserIT {
  private static final String ALICE = "user:default/alice";
  private static final int FLOOD = 60;
  private static final int SEARCHES = 5;

  @Inject Tables tables;
  @Inject UserConcurrencyLimiter limiter;
  @Inject LongRequestLimiter longLimiter;
  @Inject MeterRegistry metrics;

  @TestHTTPResource("/")
  URI server;

  @BeforeEach
  void nothingIsStored() {
    tables.empty();
  }

  @Test
  void aFloodIsRefusedAndOthersAreServedMeanwhile() throws Exception {
    String id = sendTo(ALICE, "{\"title\":\"T\"}");
    Callable<Response> update =
        () ->
            as(ALICE)
                .body("{\"ids\":[\"%s\"],\"read\":true}".formatted(id))
                .post("/notifications/update");
    var answers = new ArrayList<Future<Response>>();
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      try (var lock =
          tables.holding("SELECT FROM person WHERE user_ref = '" + ALICE + "' FOR UPDATE")) {
        for (int i = 0; i < FLOOD; i++) {
          answers.add(clients.submit(update));
        }
        await().until(() -> answers.stream().anyMatch(Future::isDone));

        as("user:default/bob").get("/status").then().statusCode(200);
        lock.rollback();
      }
    }

    assertThat(answers)
        .map(Future::resultNow)
        .filteredOn(answer -> answer.statusCode() == 429)
        .isNotEmpty()
        .allSatisfy(answer -> assertThat(answer.header("Retry-After")).isEqualTo("1"));
    assertThat(limiter.size()).isZero();
  }

  @Test
  void searchesAreDoneOneByOneAndTheRestGoesOnMeanwhile() throws Exception {
    sendTo(ALICE, "{\"title\":\"found\"}");
    Callable<Response> search = () -> as(ALICE).get("/notifications?search=foun");
    var answers = new ArrayList<Future<Response>>();
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      try (var lock = tables.holding("LOCK TABLE notification IN ACCESS EXCLUSIVE MODE")) {
        for (int i = 0; i < SEARCHES; i++) {
          answers.add(clients.submit(search));
        }
        await().until(() -> longLimiter.waiting(EntityRef.parse(ALICE)) == SEARCHES - 1);

        as(ALICE).get("/status").then().statusCode(200);
        await().until(() -> waitingForLocks() > 0);
        assertThat(waitingForLocks()).isEqualTo(1);
        lock.rollback();
      }
    }

    assertThat(answers)
        .map(Future::resultNow)
        .allSatisfy(answer -> answer.then().statusCode(200).body("totalCount", equalTo(1)));
  }

  @Test
  void aSearchWhoseClientHasLeftIsCancelled() throws Exception {
    double before = cancelled();
    try (var lock = tables.holding("LOCK TABLE notification IN ACCESS EXCLUSIVE MODE")) {
      try (var client = RawConnection.to(server)) {
        client
            .send("GET /api/notifications?search=x HTTP/1.1\r\nHost: localhost\r\n")
            .send("Authorization: Bearer %s\r\n\r\n".formatted(RealStack.userToken(ALICE)));
        await().until(() -> waitingForLocks() == 1);
      }

      await().until(() -> cancelled() > before && waitingForLocks() == 0);
      await().until(() -> limiter.size() == 0);
      lock.rollback();
    }

    as(ALICE).get("/notifications?search=x").then().statusCode(200);
  }

  private double cancelled() {
    return metrics.get("heliograph.database.cancelled").counter().count();
  }

  private int waitingForLocks() {
    return tables.rowsOf("pg_locks WHERE NOT granted");
  }
}
