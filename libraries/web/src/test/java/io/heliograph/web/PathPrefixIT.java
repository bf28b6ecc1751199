package io.heliograph.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests a service that a proxy publishes below a path. */
@QuarkusTest
@TestProfile(PathPrefixIT.BelowPortal.class)
class PathPrefixIT {
  @Inject TestRoutes routes;

  @ParameterizedTest
  @ValueSource(strings = {"/portal", ""})
  void aProxyMayRemoveThePrefixOrNot(String prefix) {
    given().get(prefix + "/api/letters/7").then().statusCode(200).body("id", equalTo("7"));
  }

  @Test
  void theQueryIsKept() {
    given()
        .urlEncodingEnabled(false)
        .get("/portal/query?a=1&b=%20")
        .then()
        .body(equalTo("a=1&b=%20"));
  }

  @Test
  void theBodyIsKept() {
    given()
        .header("Authorization", "Bearer " + TestResource.SERVICE_TOKEN)
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/portal" + TestResource.PATH)
        .then()
        .statusCode(400)
        .body("error.name", equalTo("InputError"));
  }

  @Test
  void aRequestIsServedOnce() {
    int before = routes.calls();

    given().get("/portal/counted").then().statusCode(200);

    assertThat(routes.calls()).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/portal/portal/page", "/portals/page", "/other/page", "/portal"})
  void anythingElseIsNotServed(String path) {
    given().get(path).then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({
    "'', /portal",
    "/outer, /outer",
    "/outer/inner/, /outer/inner",
    "no-path, /portal",
    "/a b, /portal",
    "'/a,/b', /portal"
  })
  void linksHaveThePrefixThatTheProxySends(String forwarded, String expected) {
    given()
        .header("X-Forwarded-Prefix", forwarded)
        .get("/prefix-of-links")
        .then()
        .body(equalTo(expected));
  }

  /** Configures a path. */
  public static final class BelowPortal implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("heliograph.web.path-prefix", "/portal/");
    }
  }
}
