package io.heliograph.signals.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.signals.RealKafka;
import io.heliograph.testsupport.RawConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks that a refused caller gets the answer before the body arrives. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@Timeout(60)
class AbortedPostIT {
  @TestHTTPResource("/")
  URI server;

  @Test
  void aUserIsRefusedBeforeTheBodyHasCome() throws Exception {
    assertThat(answerTo(authorized(RealKafka.userToken("user:default/alice"))))
        .isEqualTo("HTTP/1.1 403 Forbidden");
  }

  @Test
  void soIsWhoeverHasNoGoodToken() throws Exception {
    assertThat(answerTo("")).isEqualTo("HTTP/1.1 401 Unauthorized");
    assertThat(answerTo(authorized("wrong"))).isEqualTo("HTTP/1.1 401 Unauthorized");
  }

  private String answerTo(String authorization) throws IOException {
    try (RawConnection connection = begin(authorization)) {
      return connection.line();
    }
  }

  private RawConnection begin(String authorization) throws IOException {
    return RawConnection.to(server)
        .send("POST /api/signals HTTP/1.1\r\nHost: localhost\r\n")
        .send("Content-Type: application/json\r\nContent-Length: 1000\r\n")
        .send(authorization + "\r\n{\"channel\":");
  }

  private static String authorized(String token) {
    return "Authorization: Bearer %s\r\n".formatted(token);
  }
}
