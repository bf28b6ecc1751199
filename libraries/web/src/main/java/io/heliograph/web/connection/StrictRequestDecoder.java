package io.heliograph.web.connection;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.HostAndPort;

/**
 * Refuses requests that a proxy may have understood differently, or that the framework would log as
 * an error of its own while the connection stays open: with both {@code Content-Length} and {@code
 * Transfer-Encoding} (Netty's decoder silently drops the former), without {@code Host} in HTTP/1.1
 * (RFC 9112, section 3.2), or with a {@code Host} that is none.
 */
final class StrictRequestDecoder extends HeadCountingDecoder {

  StrictRequestDecoder(HttpServerOptions options, ConnectionTimeouts timeouts) {
    super(options, timeouts);
  }

  /** Called once for each head, when its headers are complete. */
  @Override
  protected boolean isContentAlwaysEmpty(HttpMessage message) {
    if (!hasHost(message)) {
      throw new IllegalArgumentException("no valid Host");
    }
    return super.isContentAlwaysEmpty(message);
  }

  private static boolean hasHost(HttpMessage message) {
    String host = message.headers().get(HttpHeaderNames.HOST);
    return host == null
        ? message.protocolVersion().equals(HttpVersion.HTTP_1_0)
        : !host.isBlank() && HostAndPort.parseAuthority(host, 0) != null;
  }

  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    throw new IllegalArgumentException("Content-Length together with Transfer-Encoding");
  }
}
