package io.heliograph.signals.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.signals.RealKafka;
import io.heliograph.testsupport.RawConnection;
import io.heliograph.testsupport.RawHttp2;
import io.netty.handler.codec.http2.Http2Headers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks that heads are limited in time and size, whichever way they begin. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@TestProfile(RequestHeadsIT.TwoLargeHeads.class)
@Timeout(120)
class RequestHeadsIT {
  private static final String REQUEST =
      "GET /api/signals/health HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String HALF_A_HEAD =
      "GET /nowhere HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX: aaaa";
  private static final int LARGE = 40_000;

  /** Shorter than the time for a head. */
  private static final Duration SOON = Duration.ofSeconds(4);

  /** Longer than the time for a head, and shorter than an idle connection is kept. */
  private static final Duration LATE = Duration.ofSeconds(20);

  @TestHTTPResource("/api/signals/health")
  URI server;

  @Test
  void halfAHeadBehindARequestEndsTheConnection() throws Exception {
    try (var connection = RawConnection.to(server).send(REQUEST + HALF_A_HEAD)) {
      assertThat(connection.line()).isEqualTo("HTTP/1.1 200 OK");

      connection.awaitEnd(LATE);
    }
  }

  @Test
  void overHttp2AFurtherHeadWithoutItsEndEndsTheConnection() throws Exception {
    try (var connection = afterARequest()) {
      connection.next().beginHead(100).awaitEnd(LATE);
    }
  }

  @Test
  void afterAnUpgradeToHttp2ItEndsTheConnectionToo() throws Exception {
    try (var connection = RawHttp2.upgrade(server)) {
      connection.awaitAnswer().next().beginHead(100).awaitEnd(LATE);
    }
  }

  /** The decoder of HTTP/1 passes on the frames that it has read with the request. */
  @Test
  void inThePacketOfTheUpgradeItEndsTheConnectionToo() throws Exception {
    String upgrade =
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n";
    String frames = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0\0\0\4\1\0\0\0\0\3half";

    try (var connection = RawConnection.to(server)) {
      connection.send(REQUEST.stripTrailing() + "\r\n" + upgrade + frames);

      assertThat(connection.rest()).startsWith("HTTP/1.1 101").contains("{\"status\":\"ok\"}");
    }
  }

  /** The heads arrive in parts, so the part that exceeds the limit may be of two of them. */
  @Test
  void overHttp2LargeHeadsShareALimit() throws Exception {
    try (var first = afterARequest();
        var second = afterARequest();
        var third = afterARequest()) {
      List<RawHttp2> all = List.of(first, second, third);
      for (RawHttp2 connection : all) {
        connection.next().beginHead(LARGE);
      }

      await().atMost(SOON).until(() -> count(all, RawHttp2::isClosed) > 0);
      assertThat(count(all, RawHttp2::isClosed)).isLessThan(all.size());
    }
  }

  @Test
  void largeHeadsBehindARequestShareALimit() throws Exception {
    String large = REQUEST + HALF_A_HEAD + "a".repeat(LARGE);
    try (var first = RawConnection.to(server).send(large);
        var second = RawConnection.to(server).send(large);
        var third = RawConnection.to(server).send(large)) {
      List<RawConnection> all = List.of(first, second, third);

      await().atMost(SOON).until(() -> count(all, RawConnection::isClosed) > 0);

      assertThat(open(all).send("\r\n\r\n").rest()).contains("HTTP/1.1 404");
    }
  }

  private static RawConnection open(List<RawConnection> all) throws IOException {
    for (RawConnection one : all) {
      if (!one.isClosed()) {
        return one;
      }
    }
    throw new AssertionError("all are closed");
  }

  private RawHttp2 afterARequest() throws Exception {
    var connection = RawHttp2.open(server);
    connection.request(this::health);
    return connection.awaitAnswer();
  }

  private void health(Http2Headers headers) {
    headers.method("GET").scheme("http").authority("localhost").path(server.getPath());
  }

  private static <T> int count(List<T> all, Condition<T> condition) throws IOException {
    int count = 0;
    for (T one : all) {
      count += condition.holds(one) ? 1 : 0;
    }
    return count;
  }

  private interface Condition<T> {
    boolean holds(T one) throws IOException;
  }

  /** Configures room for two large heads. */
  public static final class TwoLargeHeads implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      String limits = "heliograph.web.connections.";
      return Map.of(limits + "max-heads-size", "100K", limits + "head-timeout", "5s");
    }
  }
}
