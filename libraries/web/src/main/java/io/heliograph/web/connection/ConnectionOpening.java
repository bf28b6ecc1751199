package io.heliograph.web.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpServerOptions;

/**
 * Replaces Vert.x' decoder by the {@link StrictRequestDecoder} before the first byte is decoded.
 * Vert.x creates its decoder when it opens the connection, or when the first bytes show that it is
 * not HTTP/2, so this handler moves to the end of the pipeline until the decoder exists.
 */
final class ConnectionOpening extends ChannelInboundHandlerAdapter {
  private static final String DECODER = "httpDecoder";
  private static final String HTTP2 = "handler";

  private final HttpServerOptions options;

  ConnectionOpening(HttpServerOptions options) {
    this.options = options;
  }

  @Override
  public void channelActive(ChannelHandlerContext connection) {
    proceed(connection.pipeline());
    connection.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext connection, Object bytes) {
    proceed(connection.pipeline());
    connection.fireChannelRead(bytes);
  }

  private void proceed(ChannelPipeline pipeline) {
    pipeline.remove(this);
    if (pipeline.get(DECODER) != null) {
      pipeline.replace(DECODER, DECODER, new StrictRequestDecoder(options));
      observe(pipeline);
    } else if (pipeline.get(HTTP2) == null) {
      pipeline.addLast(new ConnectionOpening(options));
    }
  }

  private static void observe(ChannelPipeline pipeline) {
    ConnectionTimeouts timeouts = pipeline.get(ConnectionTimeouts.class);
    if (timeouts != null) {
      pipeline.addAfter(DECODER, null, new MessageObserver(timeouts));
    }
  }
}
