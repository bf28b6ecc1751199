package io.heliograph.web.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.vertx.core.http.HttpServerOptions;

/**
 * Replaces Vert.x' decoder by the {@link StrictRequestDecoder} before the first byte is decoded, or
 * adds a {@link FrameObserver} before the one of HTTP/2 and applies the {@link StreamLimit}. Vert.x
 * creates its decoder when it opens the connection, or when the first bytes show the protocol, so
 * this handler moves to the end of the pipeline until the decoder exists.
 */
final class ConnectionOpening extends ChannelInboundHandlerAdapter {
  private static final String DECODER = "httpDecoder";
  private static final String ENCODER = "httpEncoder";
  private static final String HTTP2 = "handler";

  private final HttpServerOptions options;
  private final ConnectionTimeouts timeouts;
  private final int maxPipelined;

  ConnectionOpening(HttpServerOptions options, ConnectionTimeouts timeouts, int maxPipelined) {
    this.options = options;
    this.timeouts = timeouts;
    this.maxPipelined = maxPipelined;
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

  /** The bytes that are being read must pass the added handlers, but not a moved one. */
  private void proceed(ChannelPipeline pipeline) {
    boolean isOpen = observeRequests(pipeline) || observeFrames(pipeline, timeouts, false);
    pipeline.remove(this);
    if (!isOpen) {
      pipeline.addLast(new ConnectionOpening(options, timeouts, maxPipelined));
    }
  }

  private boolean observeRequests(ChannelPipeline pipeline) {
    if (pipeline.get(DECODER) == null) {
      return false;
    }
    pipeline.replace(DECODER, DECODER, new StrictRequestDecoder(options, timeouts));
    pipeline.addAfter(DECODER, null, new MessageObserver(timeouts));
    pipeline.addAfter(ENCODER, null, new PipelinedRequests(maxPipelined));
    return true;
  }

  /** Returns false if the connection is not HTTP/2, or not yet. */
  static boolean observeFrames(
      ChannelPipeline pipeline, ConnectionTimeouts timeouts, boolean hasRequests) {
    if (!(pipeline.get(HTTP2) instanceof Http2ConnectionHandler http2)) {
      return false;
    }
    StreamLimit.apply(pipeline.channel(), http2);
    pipeline.addBefore(HTTP2, null, new FrameObserver(timeouts, hasRequests));
    return true;
  }
}
