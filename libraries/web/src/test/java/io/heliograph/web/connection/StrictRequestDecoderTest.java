package io.heliograph.web.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.web.ByteBudget;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.vertx.core.http.HttpServerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictRequestDecoderTest {
  private final EmbeddedChannel connection =
      new EmbeddedChannel(
          new StrictRequestDecoder(
              new HttpServerOptions(), new ConnectionTimeouts(1, 1, new ByteBudget(0))));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        "Transfer-Encoding: gzip, chunked\r\nContent-Length: 5\r\n"
      })
  void aLengthBesideChunksIsRefused(String headers) {
    assertThat(requestWith(headers).decoderResult().isFailure()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n", ""})
  void oneEndOfTheBodyOrNoneIsDecoded(String headers) {
    HttpRequest request = requestWith(headers);

    assertThat(request.decoderResult().isSuccess()).isTrue();
    assertThat(request.uri()).isEqualTo("/a");
  }

  @Test
  void aRequestWithoutHostIsRefused() {
    connection.writeInbound(Unpooled.copiedBuffer("GET /a HTTP/1.1\r\n\r\n", US_ASCII));

    HttpRequest request = connection.readInbound();
    assertThat(request.decoderResult().isFailure()).isTrue();
  }

  /** Probes of load balancers may use HTTP/1.0. */
  @Test
  void aRequestOfHttp10NeedsNoHost() {
    connection.writeInbound(Unpooled.copiedBuffer("GET /a HTTP/1.0\r\n\r\n", US_ASCII));

    HttpRequest request = connection.readInbound();
    assertThat(request.decoderResult().isSuccess()).isTrue();
  }

  private HttpRequest requestWith(String headers) {
    String head = "POST /a HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
    connection.writeInbound(Unpooled.copiedBuffer(head, US_ASCII));
    return connection.readInbound();
  }
}
