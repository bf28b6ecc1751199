package io.heliograph.notifications.http;

import static io.heliograph.notifications.Api.anonymous;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.heliograph.notifications.RealStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealStack.class)
class RootIT {
  @Test
  void theRootLinksToWhatIsServed() {
    Map<String, String> links =
        anonymous()
            .basePath("")
            .get("/")
            .then()
            .statusCode(200)
            .body("service", equalTo("notifications-service"))
            .extract()
            .path("links");

    assertThat(links.values())
        .isNotEmpty()
        .allSatisfy(
            path -> assertThat(anonymous().basePath("").get(path).statusCode()).isIn(200, 401));
  }

  @Test
  void linksContainThePrefixOfTheProxy() {
    anonymous()
        .basePath("")
        .header("X-Forwarded-Prefix", "/portal")
        .get("/")
        .then()
        .body("links.openapi", equalTo("/portal/openapi.json"));
  }
}
