package io.heliograph.benchmarks.baseline;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;

/** Handles one socket, which gets every broadcast and whose frames are ignored. */
final class Member extends SimpleChannelInboundHandler<WebSocketFrame> {
  private final Crowd crowd;

  Member(Crowd crowd) {
    this.crowd = crowd;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof HandshakeComplete) {
      crowd.add(context.channel());
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, WebSocketFrame ignored) {}

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    crowd.remove(context.channel());
  }

  /** Closes the connection after the client has cut it. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    ChannelFuture _ = context.close();
  }
}
