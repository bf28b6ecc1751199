package io.heliograph.notifications.http;

import static io.heliograph.notifications.Api.as;
import static io.heliograph.notifications.Api.withToken;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.heliograph.notifications.RealStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealStack.class)
class OperationsIT {
  @TestHTTPResource(value = "/", management = true)
  URI management;

  @ParameterizedTest
  @ValueSource(strings = {"live", "ready", "started"})
  void healthIsUp(String probe) {
    get(management + "health/" + probe).then().statusCode(200).body("status", equalTo("UP"));
  }

  @Test
  void whatTokenAProbeBringsIsNotAsked() {
    withToken("wrong").basePath("").get(management + "health/ready").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/health", "/q/health/live", "/q/metrics", "/q", "/q/openapi"})
  void thePublicPortDoesNotTellHowTheServiceIs(String path) {
    get(path).then().statusCode(404);
  }

  @Test
  void livenessAndReadinessDoNotAskKafka() {
    get(management + "health")
        .then()
        .body("checks.findAll { it.name =~ /(?i)kafka|messaging/ }.size()", equalTo(0));
    get(management + "health/live").then().body("checks.size()", equalTo(0));
  }

  /**
   * Waits for leadership, because a leader that loses its tables in another test gives it up first.
   */
  @Test
  void metricsAreInPrometheusFormat() {
    await()
        .untilAsserted(
            () ->
                get(management + "metrics")
                    .then()
                    .statusCode(200)
                    .body(containsString("heliograph_outbox_published_seconds_count"))
                    .body(containsString("heliograph_outbox_leading 1.0"))
                    .body(containsString("heliograph_outbox_leadership_lost_total")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/status", "/notifications", "/status?x=1", "/nowhere/at/all"})
  void answersAreNotKeptByCachesAndNotGuessedAt(String path) {
    as("user:default/alice")
        .get(path)
        .then()
        .header("Cache-Control", equalTo("no-store"))
        .header("X-Content-Type-Options", equalTo("nosniff"));
  }

  @Test
  void pagesOfOtherOriginsAreRefusedByDefault() {
    String headers =
        as("user:default/alice")
            .header("Origin", "https://app.example")
            .get("/status")
            .then()
            .statusCode(403)
            .extract()
            .headers()
            .toString();

    assertThat(headers).doesNotContainIgnoringCase("Access-Control-");
  }
}
