package io.heliograph.signals.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.localstack.network.RawConnection;
import io.heliograph.signals.LogLines;
import io.heliograph.signals.RealKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is refused or gone costs neither a body nor a page of log. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@Timeout(60)
class AbortedPostIT {
  private static final int CLIENTS = 50;

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

  @Test
  void clientsThatLeaveWhileTheirBodyIsReadAreNotInTheLog() throws Exception {
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

  /** The server asks for the body when it begins to read it. */
  private void leaveWhileTheBodyIsRead() throws IOException {
    try (RawConnection connection =
        begin(authorized(RealKafka.SERVICE_TOKEN) + "Expect: 100-continue\r\n")) {
      assertThat(connection.line()).isEqualTo("HTTP/1.1 100 Continue");
    }
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
