package io.heliograph.notifications.http;

import static io.heliograph.notifications.Api.ROOT;
import static io.heliograph.notifications.Api.as;
import static io.heliograph.notifications.Api.asService;
import static io.heliograph.notifications.Api.titles;
import static io.heliograph.notifications.Api.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.heliograph.notifications.RealStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests sends and lists below a path of a proxy. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@TestProfile(PathPrefixIT.BelowPortal.class)
class PathPrefixIT {
  private static final String BELOW = "/portal" + ROOT;

  private final String user = "user:default/" + UUID.randomUUID();

  @Test
  void aSendBelowThePrefixIsInTheListBelowIt() {
    sendBelow();

    as(user)
        .basePath(BELOW)
        .get("/notifications?limit=10")
        .then()
        .statusCode(200)
        .body("notifications.payload.title", contains("below"))
        .body("totalCount", equalTo(1));
  }

  @Test
  void withoutThePrefixTheSameInboxIsServed() {
    sendBelow();

    assertThat(titles(user, "")).containsExactly("below");
  }

  @Test
  void aRefusalBelowThePrefixNamesThePathAsOneWithoutIt() {
    as(user)
        .basePath(BELOW)
        .body("{}")
        .post("/notifications")
        .then()
        .statusCode(403)
        .body("request.url", equalTo("/notifications"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.json", "/portal/openapi.json", BELOW + "/openapi.json"})
  void theApiDocumentNamesThePrefixAsItsServer(String path) {
    as(user).basePath("").get(path).then().statusCode(200).body("servers.url", contains("/portal"));
  }

  private void sendBelow() {
    asService()
        .basePath(BELOW)
        .body(to(user, "{\"title\":\"below\"}"))
        .post("/notifications")
        .then()
        .statusCode(200);
  }

  /** Configures a path. */
  public static final class BelowPortal implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("heliograph.web.path-prefix", "/portal");
    }
  }
}
