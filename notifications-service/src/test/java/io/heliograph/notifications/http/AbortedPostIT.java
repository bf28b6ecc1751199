package io.heliograph.notifications.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.notifications.RealStack;
import io.heliograph.testsupport.RawConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks that a refused request is answered before its body arrives. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@Timeout(60)
class AbortedPostIT {
  @TestHTTPResource("/")
  URI server;

  @ParameterizedTest
  @CsvSource({
    "notifications, user, 403",
    "notifications/update, service, 403",
    "settings, service, 403",
    "notifications, nobody, 401",
    "notifications/update, nobody, 401"
  })
  void theCallerIsCheckedBeforeTheBody(String path, String caller, int status) throws Exception {
    try (var connection = RawConnection.to(server)) {
      connection
          .send("POST /api/notifications/" + path + " HTTP/1.1\r\nHost: localhost\r\n")
          .send("Content-Type: application/json\r\nContent-Length: 1000\r\n")
          .send(authorization(caller) + "\r\n{\"ids\":");

      assertThat(connection.line()).startsWith("HTTP/1.1 " + status);
    }
  }

  private static String authorization(String caller) {
    return switch (caller) {
      case "user" -> authorized(RealStack.userToken("user:default/alice"));
      case "service" -> authorized(RealStack.SERVICE_TOKEN);
      default -> "";
    };
  }

  private static String authorized(String token) {
    return "Authorization: Bearer %s\r\n".formatted(token);
  }
}
