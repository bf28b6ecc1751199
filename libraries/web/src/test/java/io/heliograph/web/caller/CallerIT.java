package io.heliograph.web.caller;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.heliograph.testsupport.RawConnection;
import io.heliograph.web.TestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Timeout(60)
class CallerIT {
  @TestHTTPResource("/")
  URI server;

  @Test
  void aServiceIsKnownByItsSubject() {
    given()
        .header("Authorization", "Bearer " + TestResource.SERVICE_TOKEN)
        .get(TestResource.PATH + "/sender")
        .then()
        .statusCode(200)
        .body("sender", equalTo("external:ci"));
  }

  @ParameterizedTest
  @CsvSource({
    "/inbox, service-token, 403 Forbidden",
    "/inbox, wrong, 401 Unauthorized",
    "'', wrong, 401 Unauthorized"
  })
  void theCallerIsCheckedBeforeTheBody(String path, String token, String status) throws Exception {
    try (var connection = RawConnection.to(server)) {
      connection
          .send("POST %s%s HTTP/1.1\r\nHost: localhost\r\n".formatted(TestResource.PATH, path))
          .send("Content-Type: application/json\r\nContent-Length: 1000\r\n")
          .send("Authorization: Bearer " + token + "\r\n\r\n{\"title\":");

      assertThat(connection.line()).isEqualTo("HTTP/1.1 " + status);
    }
  }
}
