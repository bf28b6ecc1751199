package io.heliograph.signals.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.signals.RealKafka;
import io.heliograph.testsupport.HttpMetrics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Checks that the HTTP metrics use only the paths of this service as labels. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class RequestLabelsIT {
  @TestHTTPResource("/")
  URI root;

  @TestHTTPResource(value = "/metrics", management = true)
  URI page;

  @Test
  void eachServedPathHasALabelAndAllOthersShareOne() throws Exception {
    var metrics = new HttpMetrics(root, page);
    for (int i = 1; i <= 20; i++) {
      metrics.send("GET", "/".repeat(i) + "/api/signals/events");
      metrics.send("GET", "/nowhere/" + i);
    }
    metrics.send("GET", "/api/signals/health");
    metrics.send("GET", "/api/signals/events");
    metrics.send("POST", "/api/signals");

    assertThat(metrics.labels("uri"))
        .contains("/api/signals/health", "/api/signals/events", "/api/signals", "UNKNOWN")
        .hasSizeLessThan(10);
  }
}
