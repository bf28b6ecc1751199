package io.heliograph.notifications.http;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.notifications.RealStack;
import io.heliograph.testsupport.RawConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks that the limits of {@code libraries/web} apply to the public port of this service. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@TestProfile(PublicPortIT.Few.class)
@Timeout(60)
class PublicPortIT {
  private static final int MAX = 40;
  private static final int MAX_PER_ADDRESS = 10;
  private static final Duration LATE = Duration.ofSeconds(8);

  @TestHTTPResource("/")
  URI server;

  @TestHTTPResource(value = "/health/live", management = true)
  URI liveness;

  private final List<RawConnection> open = new ArrayList<>();

  @AfterEach
  void closeAll() throws IOException {
    for (RawConnection connection : open) {
      connection.close();
    }
  }

  @Test
  void livenessIsAnsweredWhileNobodyElseCanConnect() throws Exception {
    for (int i = 0; i < MAX; i++) {
      connect(2 + i / MAX_PER_ADDRESS).send("GET / HTTP/1.1\r\n");
    }

    RawConnection oneMore = connect(9);
    get(liveness).then().statusCode(200);
    oneMore.send(status("")).awaitEnd(LATE);

    await().until(() -> othersAnswer().equals("HTTP/1.1 200 OK"));
  }

  @Test
  void aBodyThatStopsComingEndsTheConnection() throws Exception {
    connect(2)
        .send("POST /api/notifications/notifications HTTP/1.1\r\nHost: localhost\r\n")
        .send("Content-Type: application/json\r\nContent-Length: 1000\r\n")
        .send("Authorization: Bearer %s\r\n\r\n{".formatted(RealStack.SERVICE_TOKEN))
        .awaitEnd(LATE);
  }

  @Test
  void aRequestThatAProxyMayParseDifferentlyIsRefused() throws Exception {
    String answers =
        connect(2)
            .send(status("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n")
            .rest();

    assertThat(answers).startsWith("HTTP/1.1 400 Bad Request\r\n");
  }

  private RawConnection connect(int from) throws IOException {
    RawConnection connection = RawConnection.to(server, from);
    open.add(connection);
    return connection;
  }

  /** Returns the status line that another client gets on its own connection. */
  private String othersAnswer() throws IOException {
    try (RawConnection other = RawConnection.to(server)) {
      return other.send(status("Connection: close\r\n")).line();
    }
  }

  private static String status(String headers) {
    return "GET /api/notifications/status HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n%s\r\n"
        .formatted(RealStack.userToken("user:default/alice"), headers);
  }

  /** Configures few connections and short time-outs. */
  public static final class Few implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      String limits = "heliograph.web.connections.";
      return Map.of(
          limits + "max",
          Integer.toString(MAX),
          limits + "max-per-address",
          Integer.toString(MAX_PER_ADDRESS),
          limits + "head-timeout",
          "1s",
          limits + "body-timeout",
          "1s");
    }
  }
}
