package io.heliograph.notifications.http;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.localstack.network.RawConnection;
import io.heliograph.notifications.RealStack;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What connections that nobody knows may cost. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@TestProfile(ConnectionsIT.Few.class)
@Timeout(60)
class ConnectionsIT {
  private static final int MAX = 40;
  private static final int MAX_PER_ADDRESS = 10;
  private static final String OK = "HTTP/1.1 200 OK";
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
    await().until(() -> othersAnswer().equals(OK));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET /api/notifications/status HT",
        "GET /api/notifications/status HTTP/1.1\r\nHost: localhost\r\n",
        "PRI * HTTP/2.0\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0"
      })
  void whoeverSendsNoRequestLeavesRoomForOthersAndIsClosed(String beginning) throws Exception {
    for (int i = 0; i < MAX + MAX_PER_ADDRESS; i++) {
      connect(2).send(beginning);
    }

    assertThat(othersAnswer()).isEqualTo(OK);
    for (RawConnection connection : open) {
      connection.awaitEnd(LATE);
    }
  }

  @Test
  void aHeadThatComesByteByByteIsClosedAllTheSame() throws Exception {
    RawConnection slow = connect(2);
    RawConnection silent = connect(2);

    slow.send("GET /api/notifications/status HTTP/1.1\r\n");
    await().until(() -> isClosedWhile(slow, "X: y\r\n"));
    silent.awaitEnd(LATE);
  }

  @Test
  void aFurtherRequestHasAsLongAsTheFirst() throws Exception {
    RawConnection kept = connect(2).send(readsStatus());
    assertThat(kept.line()).isEqualTo(OK);

    kept.send("GET /api/notifications/status HTTP/1.1\r\n");

    kept.awaitEnd(LATE);
  }

  @Test
  void aConnectionThatIsQuietBetweenRequestsIsKept() throws Exception {
    RawConnection kept = connect(2).send(readsStatus());
    RawConnection silent = connect(2);
    assertThat(kept.line()).isEqualTo(OK);

    silent.awaitEnd(LATE);

    assertThat(kept.send(readsStatus("Connection: close\r\n")).rest()).contains(OK);
  }

  @Test
  void aConnectionIsKeptWhoseBodyArrivesAfterItsRequestWasRefused() throws Exception {
    String user = RealStack.userToken("user:default/alice");
    RawConnection kept =
        connect(2).send(head("POST", "notifications", user, json("Content-Length: 20\r\n")));
    assertThat(kept.line()).startsWith("HTTP/1.1 403");
    kept.send("x".repeat(20));

    connect(2).awaitEnd(LATE);
    connect(2).awaitEnd(LATE);

    assertThat(kept.send(readsStatus("Connection: close\r\n")).rest()).contains(OK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 100000\r\n", "Transfer-Encoding: chunked\r\n"})
  void aBodyThatStopsComingEndsTheConnection(String length) throws Exception {
    connect(2)
        .send(head("POST", "notifications", RealStack.SERVICE_TOKEN, json(length)))
        .send("8\r\n{\"recipi")
        .awaitEnd(LATE);
  }

  @Test
  void aBodyThatComesByteByByteEndsTheConnectionToo() throws Exception {
    RawConnection slow =
        connect(2)
            .send(
                head(
                    "POST",
                    "notifications",
                    RealStack.SERVICE_TOKEN,
                    json("Content-Length: 9999\r\n")));

    await().until(() -> isClosedWhile(slow, " "));
  }

  @Test
  void livenessIsAnsweredWhileNobodyElseCanConnect() throws Exception {
    for (int i = 0; i < MAX; i++) {
      connect(2 + i / MAX_PER_ADDRESS).send("GET / HTTP/1.1\r\n");
    }

    RawConnection oneMore = connect(9);
    get(liveness).then().statusCode(200);
    oneMore.send(readsStatus()).awaitEnd(LATE);

    await().until(() -> othersAnswer().equals(OK));
  }

  private RawConnection connect(int from) throws IOException {
    RawConnection connection = RawConnection.to(server, from);
    open.add(connection);
    return connection;
  }

  private static boolean isClosedWhile(RawConnection connection, String said) throws IOException {
    connection.send(said);
    return connection.isClosed();
  }

  /** What somebody else is answered, on a connection of their own that ends with it. */
  private String othersAnswer() throws IOException {
    try (RawConnection other = RawConnection.to(server)) {
      return other.send(readsStatus("Connection: close\r\n")).line();
    }
  }

  private static String readsStatus(String... headers) {
    return head(
        "GET", "status", RealStack.userToken("user:default/alice"), String.join("", headers));
  }

  private static String json(String length) {
    return "Content-Type: application/json\r\n" + length;
  }

  private static String head(String method, String path, String token, String headers) {
    return "%s /api/notifications/%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n%s\r\n"
        .formatted(method, path, token, headers);
  }

  /** Few connections, and little time. */
  public static final class Few implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      String bounds = "heliograph.web.connections.";
      return Map.of(
          bounds + "max",
          Integer.toString(MAX),
          bounds + "max-per-address",
          Integer.toString(MAX_PER_ADDRESS),
          bounds + "head-timeout",
          "1S",
          bounds + "body-timeout",
          "1S");
    }
  }
}
