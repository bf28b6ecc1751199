package io.heliograph.web.connection;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.testsupport.RawConnection;
import io.heliograph.testsupport.RawHttp2;
import io.heliograph.web.TestResource;
import io.netty.handler.codec.http2.Http2Headers;
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

/** Tests the limits of connections whose client is unknown. */
@QuarkusTest
@TestProfile(ConnectionsIT.Few.class)
@Timeout(60)
class ConnectionsIT {
  private static final int MAX = 40;
  private static final int MAX_PER_ADDRESS = 10;
  private static final int CANCEL = 8;
  private static final String OK = "HTTP/1.1 200 OK";
  private static final Duration LATE = Duration.ofSeconds(8);

  @TestHTTPResource("/")
  URI server;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

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
        "GET /api/letters HT",
        "GET /api/letters HTTP/1.1\r\nHost: localhost\r\n",
        "GET /api/letters HTTP/1.1\r\nUpgrade: websocket\r\n",
        "PRI * HTTP/2.0\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0"
      })
  void aConnectionWithoutARequestLeavesRoomForOthersAndIsClosed(String beginning) throws Exception {
    for (int i = 0; i < MAX + MAX_PER_ADDRESS; i++) {
      connect(2).send(beginning);
    }

    assertThat(othersAnswer()).isEqualTo(OK);
    for (RawConnection connection : open) {
      connection.awaitEnd(LATE);
    }
  }

  @Test
  void aHeadThatComesByteByByteIsClosedToo() throws Exception {
    RawConnection slow = connect(2);
    RawConnection silent = connect(2);

    slow.send("GET /api/letters HTTP/1.1\r\n");
    await().until(() -> isClosedWhile(slow, "X: y\r\n"));
    silent.awaitEnd(LATE);
  }

  @Test
  void aFurtherRequestHasAsLongAsTheFirst() throws Exception {
    RawConnection kept = connect(2).send(read());
    assertThat(kept.line()).isEqualTo(OK);

    kept.send("GET /api/letters HTTP/1.1\r\n");

    kept.awaitEnd(LATE);
  }

  @Test
  void aConnectionThatIsQuietBetweenRequestsIsKept() throws Exception {
    RawConnection kept = connect(2).send(read());
    RawConnection silent = connect(2);
    assertThat(kept.line()).isEqualTo(OK);

    silent.awaitEnd(LATE);

    assertThat(kept.send(read("Connection: close\r\n")).rest()).contains(OK);
  }

  @Test
  void aConnectionIsKeptWhoseBodyArrivesAfterItsRequestWasRefused() throws Exception {
    refuseOne();
    RawConnection kept = connect(2).send(post("/inbox", "Content-Length: 20\r\n"));
    assertThat(kept.line()).startsWith("HTTP/1.1 403");
    kept.send("x".repeat(20));

    connect(2).awaitEnd(LATE);
    connect(2).awaitEnd(LATE);

    assertThat(kept.send(read("Connection: close\r\n")).rest()).contains(OK);
  }

  @Test
  void aFewRequestsMayBeSentWithoutWaitingForAnswers() throws Exception {
    RawConnection pipelining = connect(2).send(read().repeat(9) + read("Connection: close\r\n"));

    assertThat(pipelining.rest().split(OK, -1)).hasSize(11);
  }

  @Test
  void tooManyEndTheConnection() throws Exception {
    RawConnection flooding = connect(2).send(read().repeat(200));

    assertThat(flooding.rest().split(OK, -1)).hasSizeLessThan(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 100000\r\n", "Transfer-Encoding: chunked\r\n"})
  void aBodyThatStopsComingEndsTheConnection(String length) throws Exception {
    connect(2).send(post("", length)).send("8\r\n{\"title\":").awaitEnd(LATE);
  }

  @Test
  void aBodyThatComesByteByByteEndsTheConnectionToo() throws Exception {
    RawConnection slow = connect(2).send(post("", "Content-Length: 9999\r\n"));

    await().until(() -> isClosedWhile(slow, " "));
  }

  @Test
  void overHttp2ABodyThatStopsComingEndsItsRequest() throws Exception {
    try (var connection = RawHttp2.open(server)) {
      connection.request(ConnectionsIT::post);

      assertThat(connection.reset()).isEqualTo(CANCEL);
    }
  }

  @Test
  void afterAnUpgradeToHttp2TooABodyThatStopsComingEndsItsRequest() throws Exception {
    try (var connection = RawHttp2.upgrade(server.resolve(TestResource.PATH))) {
      connection.next().request(ConnectionsIT::post);

      assertThat(connection.reset()).isEqualTo(CANCEL);
    }
  }

  @Test
  void theManagementPortAnswersWhileNoOneElseCanConnect() throws Exception {
    for (int i = 0; i < MAX; i++) {
      connect(2 + i / MAX_PER_ADDRESS).send("GET / HTTP/1.1\r\n");
    }

    RawConnection oneMore = connect(9);
    get(metrics).then().statusCode(200);
    oneMore.send(read()).awaitEnd(LATE);

    await().until(() -> othersAnswer().equals(OK));
  }

  /** The first answer of a service may take longer than the time-out of a body. */
  private void refuseOne() throws IOException {
    String whole = post("/inbox", "Content-Length: 20\r\n") + "x".repeat(20);
    assertThat(connect(2).send(whole).line()).startsWith("HTTP/1.1 403");
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

  /** Returns the status line that another client gets on its own connection. */
  private String othersAnswer() throws IOException {
    try (RawConnection other = RawConnection.to(server)) {
      return other.send(read("Connection: close\r\n")).line();
    }
  }

  private static String read(String... headers) {
    return "GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n"
        .formatted(TestResource.PATH, String.join("", headers));
  }

  private static String post(String path, String length) {
    return "POST %s%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer %s\r\n%s\r\n"
        .formatted(TestResource.PATH, path, TestResource.SERVICE_TOKEN, length);
  }

  private static void post(Http2Headers headers) {
    headers
        .method("POST")
        .scheme("http")
        .authority("localhost")
        .path(TestResource.PATH)
        .add("content-type", "application/json")
        .add("authorization", "Bearer " + TestResource.SERVICE_TOKEN);
  }

  /** Configures few connections and short time-outs. */
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
          "1s",
          bounds + "body-timeout",
          "1s");
    }
  }
}
