package io.heliograph.web.origin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.heliograph.testsupport.LogLines;
import io.heliograph.web.TestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(OriginFilterIT.PagesOfThisMachine.class)
@Timeout(60)
class OriginFilterIT {
  private static final String PAGE = "http://localhost:3000";
  private static final String SENDER = TestResource.PATH + "/sender";
  private static final String ALLOWED = "Access-Control-Allow-Origin";

  @TestHTTPResource("/")
  URI server;

  @Test
  void aPageOfAnAllowedOriginMayReadTheAnswer() {
    as(PAGE)
        .get(SENDER)
        .then()
        .statusCode(200)
        .header(ALLOWED, equalTo(PAGE))
        .header("Vary", containsString("origin"))
        .header("Access-Control-Allow-Credentials", nullValue());
  }

  @Test
  void anErrorBeforeTheResourceMayBeReadAsWell() {
    given()
        .header("Origin", PAGE)
        .header("Authorization", "Bearer wrong")
        .get(SENDER)
        .then()
        .statusCode(401)
        .header(ALLOWED, equalTo(PAGE));
  }

  @Test
  void aPreflightIsAnsweredWithoutAToken() {
    given()
        .header("Origin", PAGE)
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "authorization,content-type")
        .options(SENDER)
        .then()
        .statusCode(200)
        .header(ALLOWED, equalTo(PAGE))
        .header("Access-Control-Allow-Methods", equalTo("POST"))
        .header("Access-Control-Allow-Headers", equalTo("authorization,content-type"));
  }

  @Test
  void aPageOfTheRequestedHostNeedsNoPermission() {
    as("http://127.0.0.1:" + server.getPort())
        .header("Host", "127.0.0.1:" + server.getPort())
        .get(SENDER)
        .then()
        .statusCode(200)
        .header(ALLOWED, nullValue());
  }

  @Test
  void aPageOfAnotherOriginIsRefusedWithAReason() {
    as("https://evil.test")
        .get(SENDER)
        .then()
        .statusCode(403)
        .header(ALLOWED, nullValue())
        .body("error.name", equalTo("NotAllowedError"))
        .body("detail", containsString("https://evil.test"))
        .body("detail", containsString("heliograph.web.origins"));
  }

  @Test
  void theLogNamesARefusedOrigin() {
    try (var log = LogLines.of()) {
      await()
          .until(
              () ->
                  refuse("https://flood.test")
                      && log.lines().stream().anyMatch(OriginFilterIT::isRefusal));

      assertThat(log.lines())
          .filteredOn(OriginFilterIT::isRefusal)
          .allMatch(line -> line.startsWith("WARN ") && line.contains("heliograph.web.origins"));
    }
  }

  private static boolean isRefusal(String line) {
    return line.contains("origin refused origin=https://flood.test ");
  }

  private static boolean refuse(String origin) {
    return as(origin).get(SENDER).statusCode() == 403;
  }

  private static RequestSpecification as(String origin) {
    return given()
        .header("Origin", origin)
        .header("Authorization", "Bearer " + TestResource.SERVICE_TOKEN);
  }

  public static final class PagesOfThisMachine implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("heliograph.web.origins", "http://localhost:*");
    }
  }
}
