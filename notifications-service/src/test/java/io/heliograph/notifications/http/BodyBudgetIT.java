package io.heliograph.notifications.http;

import static io.heliograph.notifications.Api.asService;
import static io.heliograph.notifications.Api.to;
import static org.awaitility.Awaitility.await;

import io.heliograph.localstack.network.RawConnection;
import io.heliograph.notifications.RealStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies that are on their way have a bound together. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@TestProfile(BodyBudgetIT.OneLargeBody.class)
@Timeout(60)
class BodyBudgetIT {
  private static final String LARGE =
      "{\"title\":\"T\",\"description\":\"%s\"}".formatted("x".repeat(90_000));
  private static final String SMALL = "{\"title\":\"T\"}";

  @TestHTTPResource("/")
  URI server;

  @Test
  void oneTooManyIsRefusedUntilAnotherHasEnded() throws Exception {
    try (var slow = RawConnection.to(server)) {
      slow.send("POST /api/notifications HTTP/1.1\r\nHost: localhost\r\n")
          .send("Content-Type: application/json\r\nContent-Length: 90000\r\n")
          .send("Authorization: Bearer %s\r\n\r\n{".formatted(RealStack.SERVICE_TOKEN));

      await().until(() -> send(LARGE) == 503);
      asService().body(to("user:default/small", SMALL)).post().then().statusCode(200);
    }
    await().until(() -> send(LARGE) == 200);
  }

  private static int send(String payload) {
    return asService().body(to("user:default/large", payload)).post().statusCode();
  }

  /** Two are more than the budget. */
  public static final class OneLargeBody implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("heliograph.web.max-bodies-size", "100K");
    }
  }
}
