package io.heliograph.signals.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.signals.Api;
import io.heliograph.signals.RealKafka;
import io.heliograph.signals.permits.ConnectionPermits;
import io.heliograph.testsupport.RawHttp2;
import io.netty.handler.codec.http2.Http2Headers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Checks that a WebSocket handshake over HTTP/2 is refused, because a WebSocket needs its own
 * connection, and that a connection has limits for its requests.
 */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class Http2IT {
  private static final int PROTOCOL_ERROR = 1;
  private static final int REFUSED_STREAM = 7;
  private static final String BODY = Api.broadcast("all", "1");
  private static final int MAX_HEAD = 65_536;
  private static final int MAX_CONCURRENT_STREAMS = 3;
  private static final int ENABLE_CONNECT_PROTOCOL = 8;

  @TestHTTPResource("/api/signals")
  URI uri;

  @TestHTTPResource("/api/signals/health")
  URI health;

  @Inject ConnectionPermits permits;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String token = RealKafka.userToken("user:default/http2");

  @AfterEach
  void nobodyCameIn() {
    assertThat(permits.taken().connections()).isZero();
    http.shutdownNow();
  }

  @Test
  void aHandshakeIsRefusedAndOtherRequestsGoOn() throws Exception {
    HttpResponse<String> refused =
        send(
            HttpRequest.newBuilder(uri)
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .header("Sec-WebSocket-Version", "13")
                .header("Authorization", "Bearer " + token));

    assertThat(refused.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(refused.statusCode()).isEqualTo(505);
    assertThat(refused.headers().map()).doesNotContainKeys("connection", "retry-after");
    assertThat(send(HttpRequest.newBuilder(health)).statusCode()).isEqualTo(200);
  }

  @Test
  void anExtendedConnectIsNotOfferedAndIsReset() throws Exception {
    try (var connection = RawHttp2.open(uri)) {
      connection.request(
          headers ->
              headers
                  .method("CONNECT")
                  .scheme("http")
                  .path(uri.getPath())
                  .authority("localhost")
                  .add(":protocol", "websocket")
                  .add("sec-websocket-version", "13")
                  .add("sec-websocket-protocol", token));

      assertThat(connection.reset()).isEqualTo(PROTOCOL_ERROR);
      assertThat(connection.settings())
          .doesNotContainKey(ENABLE_CONNECT_PROTOCOL)
          .containsEntry(MAX_CONCURRENT_STREAMS, 100);
    }
  }

  /** The client does not acknowledge the settings of the server, as one that ignores them. */
  @Test
  void moreThanAHundredOpenRequestsAreRefusedAndTheOthersServed() throws Exception {
    try (var connection = RawHttp2.open(uri)) {
      for (int i = 0; i < 100; i++) {
        connection.request(this::publication);
        connection.next();
      }

      connection.request(this::publication);

      assertThat(connection.reset()).isEqualTo(REFUSED_STREAM);
      assertThat(connection.first().endWith(BODY).status()).isEqualTo(202);
    }
  }

  @Test
  void afterAnUpgradeTheLimitIsTheSame() throws Exception {
    try (var connection = RawHttp2.upgrade(health)) {
      connection.awaitAnswer();
      for (int i = 0; i < 101; i++) {
        connection.next().request(this::publication);
      }

      assertThat(connection.reset()).isEqualTo(REFUSED_STREAM);
    }
  }

  @Test
  void aHeadThatIsTooLargeIsRefused() throws Exception {
    assertThat(send(HttpRequest.newBuilder(health)).version()).isEqualTo(HttpClient.Version.HTTP_2);

    HttpResponse<String> refused =
        send(HttpRequest.newBuilder(health).header("X-Large", "x".repeat(MAX_HEAD)));

    assertThat(refused.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(refused.statusCode()).isEqualTo(431);
  }

  private void publication(Http2Headers headers) {
    headers
        .method("POST")
        .scheme("http")
        .path(uri.getPath())
        .authority("localhost")
        .add("content-type", "application/json")
        .add("content-length", Integer.toString(BODY.length()))
        .add("authorization", "Bearer " + RealKafka.SERVICE_TOKEN);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.timeout(Duration.ofSeconds(5)).build(), BodyHandlers.ofString());
  }
}
