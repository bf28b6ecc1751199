package io.heliograph.signals.http;

import static io.heliograph.signals.Api.anonymous;
import static io.heliograph.signals.Api.withToken;
import static org.hamcrest.Matchers.equalTo;

import io.heliograph.signals.RealKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class HealthIT {
  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Test
  void anybodyMayAsk() {
    assertAnswered(anonymous());
  }

  @Test
  void soMayWhoeverHasTheWrongToken() {
    String expired = RealKafka.userToken("user:default/late", Duration.ofMinutes(-5));

    for (String token : List.of("wrong", "a.b.c", expired)) {
      assertAnswered(withToken(token));
      withToken(token).basePath("").get(management + "health/live").then().statusCode(200);
      withToken(token).basePath("").get(management + "metrics").then().statusCode(200);
    }
  }

  @Test
  void thePublicPortDoesNotTellHowTheServiceIs() {
    for (String path : List.of("/q/health", "/q/health/live", "/q/metrics", "/q")) {
      anonymous().basePath("").get(path).then().statusCode(404);
    }
  }

  private static void assertAnswered(RequestSpecification caller) {
    caller.get("/health").then().statusCode(200).body(equalTo("{\"status\":\"ok\"}"));
  }
}
