package io.heliograph.notifications.http;

import static io.heliograph.notifications.Api.anonymous;
import static io.heliograph.notifications.Api.as;
import static io.heliograph.notifications.Api.asService;
import static io.heliograph.notifications.Api.to;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.heliograph.notifications.RealStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests a web page of another origin that the settings allow. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@TestProfile(CorsIT.OneOriginAllowed.class)
class CorsIT {
  private static final String PAGE = "https://app.example";
  private static final String ALICE = "user:default/alice";
  private static final String ALLOWED = "Access-Control-Allow-Origin";

  @Test
  void aBrowserMaySendWhatTheProtocolNeeds() {
    from(PAGE, anonymous())
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "authorization,content-type,idempotency-key")
        .options("/notifications")
        .then()
        .statusCode(200)
        .header(ALLOWED, equalTo(PAGE))
        .header("Access-Control-Allow-Methods", containsString("POST"))
        .header("Access-Control-Allow-Headers", containsString("authorization"))
        .header("Access-Control-Allow-Headers", containsString("content-type"))
        .header("Access-Control-Allow-Headers", containsString("idempotency-key"));
  }

  @Test
  void thePageMayReadTheHeadersOfASend() {
    RequestSpecification send =
        asService()
            .header("Idempotency-Key", UUID.randomUUID())
            .body(to("group:default/ghosts", "{\"title\":\"T\"}"));

    from(PAGE, send)
        .post("/notifications")
        .then()
        .statusCode(200)
        .header(ALLOWED, equalTo(PAGE))
        .header("Access-Control-Expose-Headers", containsString("Heliograph-Dropped-Recipients"))
        .header("Access-Control-Expose-Headers", containsString("Idempotency-Replayed"))
        .header("Access-Control-Expose-Headers", containsString("Retry-After"));
  }

  @Test
  void thePageMayReadEveryError() {
    isShown(400, from(PAGE, as(ALICE)).get("/status?x=1"));
    isShown(401, from(PAGE, anonymous()).get("/status"));
    isShown(403, from(PAGE, asService()).get("/status"));
    isShown(404, from(PAGE, as(ALICE)).get("/notifications/" + UUID.randomUUID()));
    isShown(413, from(PAGE, asService().body("x".repeat(1_100_000))).post("/notifications"));
  }

  @Test
  void anyOtherOriginIsRefused() {
    from("https://evil.example", as(ALICE))
        .get("/status")
        .then()
        .statusCode(403)
        .header(ALLOWED, nullValue())
        .body("response.statusCode", equalTo(403));
  }

  private static RequestSpecification from(String origin, RequestSpecification request) {
    return request.header("Origin", origin);
  }

  private static void isShown(int status, Response error) {
    error
        .then()
        .statusCode(status)
        .header(ALLOWED, equalTo(PAGE))
        .body("response.statusCode", equalTo(status));
  }

  public static final class OneOriginAllowed implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("heliograph.web.origins", PAGE);
    }
  }
}
