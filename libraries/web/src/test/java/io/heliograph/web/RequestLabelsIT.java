package io.heliograph.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.testsupport.HttpMetrics;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The labels of the metrics of HTTP requests have a bounded number of values. */
@QuarkusTest
class RequestLabelsIT {
  @TestHTTPResource("/")
  URI root;

  @TestHTTPResource(value = "/metrics", management = true)
  URI page;

  @Test
  void pathsThatAreNotServedShareOneLabel() throws Exception {
    var metrics = new HttpMetrics(root, page);
    for (int slashes = 1; slashes <= 150; slashes++) {
      metrics.send("GET", "/".repeat(slashes) + "api" + "/".repeat(slashes) + "letters");
      metrics.send("GET", "/api/letters/" + UUID.randomUUID());
      metrics.send("GET", "/nowhere/" + slashes);
    }
    metrics.send("GET", "/page");

    assertThat(metrics.labels("uri"))
        .contains("/api/letters", "/api/letters/{id}", "/page", "NOT_FOUND")
        .noneMatch(path -> path.contains("nowhere") || path.contains("//"))
        .hasSizeLessThan(15);
  }

  @Test
  void methodsThatHttpDoesNotDefineShareOneLabel() throws Exception {
    var metrics = new HttpMetrics(root, page);
    for (int i = 0; i < 20; i++) {
      metrics.send("METHOD" + i, "/api/letters");
    }

    assertThat(metrics.labels("method")).contains("UNKNOWN").hasSizeLessThan(10);
  }
}
