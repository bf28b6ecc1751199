package io.heliograph.systemtests.swarm;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.jspecify.annotations.Nullable;

/** One connection of a page. */
final class PageSocket extends SimpleChannelInboundHandler<WebSocketFrame> {
  private static final int NO_GOODBYE = 1006;

  private final SwarmReceiver ears;
  private volatile @Nullable Channel channel;
  private volatile boolean aborted;
  private int code = NO_GOODBYE;

  PageSocket(SwarmReceiver ears) {
    this.ears = ears;
  }

  void send(String text) {
    Channel open = channel;
    if (open != null) {
      var _ = open.writeAndFlush(new TextWebSocketFrame(text));
    }
  }

  /** Ends it without a word, as a lost network does. */
  void abort() {
    aborted = true;
    Channel open = channel;
    if (open != null) {
      var _ = open.close();
    }
  }

  /** What the server sends from now on stays in the network. */
  void stopReading() {
    Channel open = channel;
    if (open != null) {
      open.config().setAutoRead(false);
    }
  }

  void resumeReading() {
    Channel open = channel;
    if (open != null) {
      open.config().setAutoRead(true);
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    channel = context.channel();
    if (aborted) {
      var _ = context.close();
    }
    context.fireChannelActive();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
      ears.opened(this);
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
    switch (frame) {
      case TextWebSocketFrame text -> ears.heard(this, text.text());
      case CloseWebSocketFrame close -> {
        code = close.statusCode();
        var _ = context.close();
      }
      default -> {}
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    ears.closed(this, code);
  }

  /** A refused handshake, a reset connection: the end of it follows. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    var _ = context.close();
  }
}
