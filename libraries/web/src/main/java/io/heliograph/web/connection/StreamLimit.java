package io.heliograph.web.connection;

import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerOptions;
import org.jspecify.annotations.Nullable;

/**
 * Limits the open requests of an HTTP/2 connection from its first frame on. Netty itself applies
 * the limit of the settings only after the client has acknowledged them, which a client may never
 * do.
 */
final class StreamLimit {
  private static final AttributeKey<@Nullable Integer> MAX =
      AttributeKey.valueOf(StreamLimit.class, "max");

  private StreamLimit() {}

  /** Stores the limit of the server for the case that the connection becomes one of HTTP/2. */
  static void prepare(Channel connection, HttpServerOptions options) {
    long max = options.getInitialSettings().getMaxConcurrentStreams();
    connection.attr(MAX).set((int) Math.min(max, Integer.MAX_VALUE));
  }

  static void apply(Channel connection, Http2ConnectionHandler http2) {
    Integer max = connection.attr(MAX).get();
    if (max != null) {
      http2.connection().remote().maxActiveStreams(max);
    }
  }
}
