package io.heliograph.signals.http;

import static io.heliograph.signals.Api.anonymous;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.heliograph.signals.RealKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class RootIT {
  @Test
  void theRootLinksToWhatIsServed() {
    Map<String, String> links =
        anonymous()
            .basePath("")
            .get("/")
            .then()
            .statusCode(200)
            .body("service", equalTo("signals-service"))
            .extract()
            .path("links");

    assertThat(links.values())
        .isNotEmpty()
        .allSatisfy(
            path -> assertThat(anonymous().basePath("").get(path).statusCode()).isNotIn(404, 405));
  }

  @Test
  void linksContainThePrefixOfTheProxy() {
    anonymous()
        .basePath("")
        .header("X-Forwarded-Prefix", "/portal")
        .get("/")
        .then()
        .body("links.events", equalTo("/portal/api/signals/events"));
  }
}
