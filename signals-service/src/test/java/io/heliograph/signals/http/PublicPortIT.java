package io.heliograph.signals.http;

import static io.heliograph.signals.Api.broadcast;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.signals.Api;
import io.heliograph.signals.RawHandshake;
import io.heliograph.signals.RealKafka;
import io.heliograph.signals.TestSocket;
import io.heliograph.testsupport.RawConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Checks that the limits of {@code libraries/web} apply to the public port of this service and
 * close neither sockets nor streams.
 */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@TestProfile(PublicPortIT.Few.class)
@Timeout(60)
class PublicPortIT {
  private static final int MAX = 40;
  private static final int MAX_PER_ADDRESS = 10;
  private static final String OK = "HTTP/1.1 200 OK";
  private static final String HEALTH =
      "GET /api/signals/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  private static final Duration LATE = Duration.ofSeconds(8);

  @TestHTTPResource("/api/signals")
  URI server;

  @TestHTTPResource("/api/signals/events?channel=all")
  URI events;

  @TestHTTPResource(value = "/health/live", management = true)
  URI liveness;

  @TestHTTPResource(value = "/health/ready", management = true)
  URI readiness;

  private final List<RawConnection> open = new ArrayList<>();
  private final String token = RealKafka.userToken("user:default/quiet");

  @BeforeEach
  void ready() {
    await().until(() -> get(readiness).statusCode() == 200);
  }

  @AfterEach
  void closeAll() throws IOException {
    for (RawConnection connection : open) {
      connection.close();
    }
    await().until(() -> othersAnswer().equals(OK));
  }

  @Test
  void livenessIsAnsweredWhileNobodyElseCanConnect() throws Exception {
    for (int i = 0; i < MAX; i++) {
      connect(2 + i / MAX_PER_ADDRESS).send("GET / HTTP/1.1\r\n");
    }

    RawConnection oneMore = connect(9);
    get(liveness).then().statusCode(200);
    oneMore.send(HEALTH).awaitEnd(LATE);

    await().until(() -> othersAnswer().equals(OK));
  }

  @Test
  void aBodyThatStopsComingEndsTheConnection() throws Exception {
    connect(2)
        .send("POST /api/signals HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n")
        .send("Authorization: Bearer %s\r\n".formatted(RealKafka.SERVICE_TOKEN))
        .send("Content-Length: 1000\r\n\r\n{")
        .awaitEnd(LATE);
  }

  @Test
  void aConnectionThatIsIdleAfterItsRequestIsClosed() throws Exception {
    RawConnection idle = connect(2).send(HEALTH.replace("Connection: close\r\n", ""));
    assertThat(idle.line()).isEqualTo(OK);

    idle.awaitEnd(LATE);
  }

  @Test
  void aRequestThatAProxyMayParseDifferentlyIsRefused() throws Exception {
    String lengths = "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n";

    String answers =
        connect(2)
            .send("POST /api/signals HTTP/1.1\r\nHost: localhost\r\n" + lengths + "\r\n0\r\n\r\n")
            .rest();

    assertThat(answers).startsWith("HTTP/1.1 400 Bad Request\r\n");
  }

  @Test
  void aSocketAndAStreamLiveOnWithNothingToSay() throws Exception {
    try (var socket = TestSocket.open(socket(), token).subscribe("all");
        Socket stream =
            RawHandshake.to(events)
                .without("Upgrade")
                .with("Connection", "keep-alive")
                .with("Authorization", "Bearer " + token)
                .expecting("HTTP/1.1 200")) {
      RawConnection.to(server, 2).awaitEnd(LATE);
      RawConnection.to(server, 2).awaitEnd(LATE);
      RawConnection.to(server, 2).awaitEnd(LATE);

      Api.publish(broadcast("all", "\"still here\"")).statusCode(202);

      await().until(() -> socket.frames().toString().contains("still here"));
      assertThat(textUntil("still here", stream)).contains("still here");
    }
  }

  private URI socket() {
    return URI.create(server.toString().replaceFirst("http", "ws"));
  }

  private static String textUntil(String end, Socket stream) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      text.append((char) stream.getInputStream().read());
    }
    return text.toString();
  }

  private RawConnection connect(int from) throws IOException {
    RawConnection connection = RawConnection.to(server, from);
    open.add(connection);
    return connection;
  }

  /** Returns the answer that another client gets on its own connection. */
  private String othersAnswer() throws IOException {
    try (RawConnection other = RawConnection.to(server)) {
      return other.send(HEALTH).line();
    }
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
          "1s",
          "heliograph.signals.connection.heartbeat",
          "1s",
          "quarkus.http.idle-timeout",
          "2s");
    }
  }
}
