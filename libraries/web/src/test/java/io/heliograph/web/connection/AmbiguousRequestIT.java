package io.heliograph.web.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.testsupport.RawConnection;
import io.heliograph.web.TestResource;
import io.heliograph.web.TestRoutes;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that the server refuses requests that a proxy may parse differently, and reads nothing
 * after them.
 */
@QuarkusTest
class AmbiguousRequestIT {
  private static final String READ_BEHIND = "GET /counted HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String BEHIND = "0\r\n\r\n" + READ_BEHIND;

  @TestHTTPResource("/")
  URI server;

  @Inject TestRoutes routes;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        "HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        "HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n",
        "HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 5\r\n",
        "HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5, 6\r\n",
        "HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n",
        "HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip, chunked\r\n",
        "HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\nContent-Length: 5\r\n",
        "HTTP/1.1\r\nHost: localhost\r\nHost: other.test\r\nContent-Length: 5\r\n",
        "HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\nContent-Length: 5\r\n",
        "HTTP/1.1\r\nContent-Length: 5\r\n",
        "HTTP/1.1\r\nHost: a/b\r\nContent-Length: 5\r\n",
        "HTTP/1.1\r\nHost: a b\r\nContent-Length: 5\r\n",
        "HTTP/1.1\r\nHost:\r\nContent-Length: 5\r\n",
        "HTTP/1.0\r\nHost: a/b\r\nContent-Length: 5\r\n"
      })
  void isABadRequestAndTheEndOfTheConnection(String versionAndHeaders) throws Exception {
    int calls = routes.calls();

    String answers = answers("POST /api/letters " + versionAndHeaders);

    assertThat(answers).startsWith("HTTP/1.").contains(" 400 Bad Request\r\n");
    assertThat(answers.split("HTTP/1.", -1)).hasSize(2);
    assertThat(routes.calls()).isEqualTo(calls);
  }

  /** Sends requests in one packet, so that the server reads them together. */
  @Test
  void nothingIsServedBehindOneThatWaitedForItsTurn() throws Exception {
    int calls = routes.calls();
    String read = "GET /api/letters HTTP/1.1\r\nHost: localhost\r\n";

    try (var connection = RawConnection.to(server)) {
      String answers =
          connection.send(read + "\r\n" + read + "Host: other.test\r\n\r\n" + READ_BEHIND).rest();

      assertThat(answers).startsWith("HTTP/1.1 200").contains("HTTP/1.1 400");
    }
    assertThat(routes.calls()).isEqualTo(calls);
  }

  @Test
  void withoutAnAmbiguousRequestAllAreServed() throws Exception {
    int calls = routes.calls();

    try (var connection = RawConnection.to(server)) {
      connection.send(READ_BEHIND + READ_BEHIND);
      assertThat(connection.line()).startsWith("HTTP/1.1 200");
      await().until(() -> routes.calls() == calls + 2);
    }
  }

  @Test
  void aFurtherRequestOfAConnectionIsHeldToTheSame() throws Exception {
    try (var connection = RawConnection.to(server)) {
      String read = "GET /api/letters HTTP/1.1\r\nHost: localhost\r\n";
      assertThat(connection.send(read + "\r\n").line()).startsWith("HTTP/1.1 200");

      assertThat(connection.send(read + "Host: other.test\r\n\r\n" + BEHIND).rest())
          .contains("HTTP/1.1 400");
    }
  }

  private String answers(String head) throws Exception {
    try (var connection = RawConnection.to(server)) {
      return connection
          .send(head + "Authorization: Bearer " + TestResource.SERVICE_TOKEN + "\r\n\r\n" + BEHIND)
          .rest();
    }
  }
}
