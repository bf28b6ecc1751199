package io.heliograph.notifications.database;

import static io.heliograph.notifications.Api.as;
import static io.heliograph.notifications.Api.asService;
import static io.heliograph.notifications.Api.sendTo;
import static io.heliograph.notifications.Api.to;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.localstack.kafka.KafkaTopic;
import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks what happens on a server that became read-only while its connections stayed open. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@Timeout(60)
class FailoverIT {
  @TestHTTPResource(value = "/health/ready", management = true)
  URI readiness;

  private static final String ALICE = "user:default/alice";
  private static final String POOLED =
      "pg_stat_activity WHERE application_name = 'vertx-pg-client'"
          + " AND query NOT LIKE 'SHOW%' AND query NOT LIKE '%advisory%'";

  @Inject Tables tables;
  @Inject MeterRegistry metrics;

  @BeforeEach
  void begin() {
    tables.empty();
    await().until(() -> leading() == 1);
    sendTo(ALICE, "{\"title\":\"before\"}");
  }

  @AfterEach
  void promote() {
    readOnly(false);
    await().until(() -> given().get(readiness).statusCode() == 200);
    await().until(() -> send().statusCode() == 200);
  }

  @Test
  void aWriteToAReadOnlyServerIsA503() {
    readOnly(true);

    Response answer = send();

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isNotNull();
  }

  @Test
  void connectionsToAReadOnlyServerLeaveThePools() {
    as(ALICE).get("/status");
    tables.run("CREATE TABLE earlier AS SELECT pid FROM " + POOLED);
    try {
      assertThat(tables.rowsOf("earlier")).isGreaterThanOrEqualTo(2);
      readOnly(true);

      assertThat(send().statusCode()).isEqualTo(503);

      await().until(() -> tables.rowsOf(POOLED + " AND pid IN (SELECT pid FROM earlier)") == 0);
    } finally {
      readOnly(false);
      tables.run("DROP TABLE earlier");
    }
  }

  @Test
  void anInstanceOfAReadOnlyServerIsNotReady() {
    readOnly(true);

    await().until(() -> given().get(readiness).statusCode() == 503);
  }

  @Test
  void theRelayStepsDownAndComesBack() {
    readOnly(true);
    await().until(() -> leading() == 0);

    readOnly(false);
    await().until(() -> leading() == 1);

    awaitSignalsOfOtherTests();
    try (KafkaTopic topic = RealStack.follow("notifications")) {
      sendTo(ALICE, "{\"title\":\"after\"}");
      assertThat(topic.take(1))
          .singleElement()
          .satisfies(record -> assertThat(record.value()).contains("after"));
    }
  }

  /** A relay that was not leading publishes what earlier tests have sent. */
  private void awaitSignalsOfOtherTests() {
    await().until(() -> tables.rowsOf("outbox") == 0);
  }

  /** Waits until PostgreSQL has read the setting; a session may have another value of its own. */
  private void readOnly(boolean value) {
    String state = value ? "on" : "off";
    tables.run("ALTER SYSTEM SET default_transaction_read_only = " + state);
    tables.run("SELECT pg_reload_conf()");
    String reset = "pg_settings WHERE name = 'default_transaction_read_only' AND reset_val = ";
    await().until(() -> tables.rowsOf(reset + "'" + state + "'") == 1);
  }

  private double leading() {
    return metrics.get("heliograph.outbox.leading").gauge().value();
  }

  private static Response send() {
    return asService().body(to(ALICE, "{\"title\":\"T\"}")).post("/notifications");
  }
}
