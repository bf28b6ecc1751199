package io.heliograph.notifications.http;

import static io.heliograph.notifications.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.notifications.RealStack;
import io.heliograph.testsupport.HttpMetrics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Checks that the HTTP metrics use only the paths of this service as labels. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
class RequestLabelsIT {
  @TestHTTPResource("/")
  URI root;

  @TestHTTPResource(value = "/metrics", management = true)
  URI page;

  @Test
  void eachServedPathHasALabelAndAllOthersShareOne() throws Exception {
    var metrics = new HttpMetrics(root, page);
    for (int i = 1; i <= 20; i++) {
      metrics.send("GET", "/".repeat(i) + "/api/notifications/status");
      metrics.send("GET", "/api/notifications/notifications/" + UUID.randomUUID());
      metrics.send("GET", "/nowhere/" + i);
    }
    metrics.send("GET", "/api/notifications/status");
    as("user:default/alice").get("/notifications/" + UUID.randomUUID()).then().statusCode(404);
    as("user:default/alice").get("/openapi.json").then().statusCode(200);

    assertThat(metrics.labels("uri"))
        .contains(
            "/api/notifications/status",
            "/api/notifications/notifications/{id}",
            "/api/notifications/openapi.json",
            "NOT_FOUND")
        .noneMatch(path -> path.contains("nowhere") || path.contains("//"))
        .hasSizeLessThan(30);
  }
}
