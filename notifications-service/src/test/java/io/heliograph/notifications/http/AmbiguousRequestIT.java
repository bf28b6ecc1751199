package io.heliograph.notifications.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.localstack.network.RawConnection;
import io.heliograph.notifications.RealStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that a proxy may read differently are refused, and nothing behind them is read. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
class AmbiguousRequestIT {
  private static final String BEHIND = "0\r\n\r\nGET /api/notifications/status HTTP/1.1\r\n\r\n";

  @TestHTTPResource("/")
  URI server;

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
        "HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\nContent-Length: 5\r\n"
      })
  void isABadRequestAndTheEndOfTheConnection(String versionAndHeaders) throws Exception {
    String answers = answers("POST /api/notifications/notifications " + versionAndHeaders);

    assertThat(answers).startsWith("HTTP/1.").contains(" 400 Bad Request\r\n");
    assertThat(answers.split("HTTP/1.", -1)).hasSize(2);
  }

  @Test
  void aFurtherRequestOfAConnectionIsHeldToTheSame() throws Exception {
    try (var connection = RawConnection.to(server)) {
      String read = "GET /api/notifications/status HTTP/1.1\r\nHost: localhost\r\n";
      assertThat(connection.send(read + "\r\n").line()).startsWith("HTTP/1.1 401");

      assertThat(connection.send(read + "Host: other.test\r\n\r\n" + BEHIND).rest())
          .contains("HTTP/1.1 400");
    }
  }

  private String answers(String head) throws Exception {
    try (var connection = RawConnection.to(server)) {
      return connection
          .send(head + "Authorization: Bearer " + RealStack.SERVICE_TOKEN + "\r\n\r\n" + BEHIND)
          .rest();
    }
  }
}
