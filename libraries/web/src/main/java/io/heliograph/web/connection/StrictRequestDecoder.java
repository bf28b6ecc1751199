package io.heliograph.web.connection;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;

/**
 * Refuses a request without {@code Host} (RFC 9112, section 3.2), which the framework would log as
 * an error of its own and keep the connection open for, and one with both {@code Content-Length}
 * and {@code Transfer-Encoding}, for which a proxy may have found another end of the body; Netty's
 * decoder silently drops the former.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {

  StrictRequestDecoder(HttpServerOptions options) {
    super(options);
  }

  /** Called once for each head, when its headers are complete. */
  @Override
  protected boolean isContentAlwaysEmpty(HttpMessage message) {
    if (!message.headers().contains(HttpHeaderNames.HOST)) {
      throw new IllegalArgumentException("no Host");
    }
    return super.isContentAlwaysEmpty(message);
  }

  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    throw new IllegalArgumentException("Content-Length beside Transfer-Encoding");
  }
}
