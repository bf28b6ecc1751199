package io.heliograph.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.testsupport.LogLines;
import io.heliograph.testsupport.RawConnection;
import io.heliograph.web.TestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@Timeout(60)
class ClientLeftIT {
  private static final int CLIENTS = 50;

  @TestHTTPResource("/")
  URI server;

  @Test
  void clientsThatLeaveWhileTheirBodyIsReadAreNoWarning() throws Exception {
    try (var log = LogLines.of("io.heliograph.web")) {
      for (int i = 0; i < CLIENTS; i++) {
        leaveWhileTheBodyIsRead();
      }

      await().until(() -> left(log).size() == CLIENTS);
      assertThat(log.lines()).noneMatch(line -> line.contains("\tat "));
      assertThat(log.lines()).noneMatch(line -> line.matches("(?s)(WARN|ERROR) io\\.heliograph.*"));
    }
  }

  private static List<String> left(LogLines log) {
    return log.lines().stream().filter(line -> line.contains(" client left ")).toList();
  }

  /**
   * Closes the connection while the server reads the body. The server asks for the body when it
   * begins to read.
   */
  private void leaveWhileTheBodyIsRead() throws IOException {
    try (RawConnection connection = RawConnection.to(server)) {
      connection
          .send("POST " + TestResource.PATH + " HTTP/1.1\r\nHost: localhost\r\n")
          .send("Content-Type: application/json\r\nContent-Length: 1000\r\n")
          .send("Authorization: Bearer " + TestResource.SERVICE_TOKEN + "\r\n")
          .send("Expect: 100-continue\r\n\r\n{\"title\":");
      assertThat(connection.line()).isEqualTo("HTTP/1.1 100 Continue");
    }
  }
}
