package io.heliograph.signals.websocket;

import io.heliograph.signals.connection.ClientConnection;
import io.heliograph.signals.encoding.CloseCode;
import io.heliograph.signals.encoding.WebSocketEncoder;
import io.heliograph.signals.limits.Throttle;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/**
 * Counts every frame received on one socket, including fragments, pings and pongs, because the
 * framework counts only complete messages. When a limit is exceeded, the socket is closed and
 * nothing more is read from it. Runs on the event loop of the socket.
 */
final class FrameLimiter extends ChannelInboundHandlerAdapter {
  private final Throttle throttle;
  private final int maxMessageSize;
  private final ClientConnection reader;
  private long messageSize;
  private boolean stopped;

  FrameLimiter(Throttle throttle, int maxMessageSize, ClientConnection reader) {
    this.throttle = throttle;
    this.maxMessageSize = maxMessageSize;
    this.reader = reader;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof WebSocketFrame frame) {
      count(frame, context);
      pass(frame, context);
    } else {
      context.fireChannelRead(message);
    }
  }

  private void count(WebSocketFrame frame, ChannelHandlerContext context) {
    reader.liveness().received();
    if (isTooMany(frame)) {
      stop(CloseCode.ABUSE, context);
    } else if (isTooLarge(frame)) {
      stop(CloseCode.TOO_LARGE, context);
    }
  }

  /** Returns whether the frame exceeds the rate. Close frames are not counted. */
  private boolean isTooMany(WebSocketFrame frame) {
    return !(frame instanceof CloseWebSocketFrame) && !throttle.allows(System.nanoTime());
  }

  /** Returns whether the message is too large. Control frames may arrive between its fragments. */
  private boolean isTooLarge(WebSocketFrame frame) {
    switch (frame) {
      case PingWebSocketFrame _, PongWebSocketFrame _, CloseWebSocketFrame _ -> {
        return false;
      }
      case ContinuationWebSocketFrame _ -> messageSize += frame.content().readableBytes();
      default -> messageSize = frame.content().readableBytes();
    }
    return messageSize > maxMessageSize;
  }

  private void stop(CloseCode why, ChannelHandlerContext context) {
    stopped = true;
    var _ = context.channel().config().setAutoRead(false);
    reader.outbound().close(why);
  }

  /**
   * Passes the frame on. Pings are answered here, so that pongs that the client does not read count
   * as pending frames.
   */
  private void pass(WebSocketFrame frame, ChannelHandlerContext context) {
    if (stopped || frame instanceof PongWebSocketFrame) {
      frame.release();
    } else if (frame instanceof PingWebSocketFrame) {
      reader.outbound().offer(() -> WebSocketEncoder.pong(frame.content()));
      frame.release();
    } else {
      context.fireChannelRead(frame);
    }
  }
}
