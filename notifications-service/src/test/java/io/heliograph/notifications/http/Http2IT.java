package io.heliograph.notifications.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.notifications.Api;
import io.heliograph.notifications.RealStack;
import io.heliograph.testsupport.RawHttp2;
import io.netty.handler.codec.http2.Http2Headers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Checks that one HTTP/2 connection has a limit of requests. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
class Http2IT {
  private static final int REFUSED_STREAM = 7;
  private static final String BODY = Api.to("user:default/http2", "{\"title\":\"T\"}");

  @TestHTTPResource("/api/notifications/notifications")
  URI uri;

  /** The client does not acknowledge the settings of the server, as one that ignores them. */
  @Test
  void moreThanAHundredOpenRequestsAreRefusedAndTheOthersServed() throws Exception {
    try (var connection = RawHttp2.open(uri)) {
      for (int i = 0; i < 100; i++) {
        connection.request(this::send);
        connection.next();
      }

      connection.request(this::send);

      assertThat(connection.reset()).isEqualTo(REFUSED_STREAM);
      assertThat(connection.first().endWith(BODY).status()).isEqualTo(200);
    }
  }

  private void send(Http2Headers headers) {
    headers
        .method("POST")
        .scheme("http")
        .path(uri.getPath())
        .authority("localhost")
        .add("content-type", "application/json")
        .add("content-length", Integer.toString(BODY.length()))
        .add("authorization", "Bearer " + RealStack.SERVICE_TOKEN);
  }
}
