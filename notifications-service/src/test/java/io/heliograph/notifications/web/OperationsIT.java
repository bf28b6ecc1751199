package io.heliograph.notifications.web;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.heliograph.notifications.RealStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealStack.class)
class OperationsIT {

  @ParameterizedTest
  @ValueSource(strings = {"live", "ready", "started"})
  void healthIsUp(String probe) {
    get("/q/health/" + probe).then().statusCode(200).body("status", equalTo("UP"));
  }

  @Test
  void livenessAndReadinessDoNotAskKafka() {
    get("/q/health")
        .then()
        .body("checks.findAll { it.name =~ /(?i)kafka|messaging/ }.size()", equalTo(0));
    get("/q/health/live").then().body("checks.size()", equalTo(0));
  }

  @Test
  void metricsAreInPrometheusFormat() {
    get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("heliograph_outbox_published_seconds_count"))
        .body(containsString("heliograph_outbox_leading 1.0"))
        .body(containsString("heliograph_outbox_step_downs_total"));
  }

  @Test
  void theApiDescribesItself() {
    get("/openapi.json")
        .then()
        .statusCode(200)
        .body(
            "paths.keySet()",
            hasItems(
                "/api/notifications/notifications",
                "/api/notifications/notifications/{id}",
                "/api/notifications/notifications/update",
                "/api/notifications/status",
                "/api/notifications/topics",
                "/api/notifications/settings"))
        .body("components.schemas.Notification.properties.user.type", equalTo("string"));
  }
}
