package io.heliograph.notifications.database;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** When something last came from the server. */
final class LastHeard extends ChannelInboundHandlerAdapter {
  private volatile long at = System.nanoTime();

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    at = System.nanoTime();
    context.fireChannelRead(message);
  }

  /** In the time of {@link System#nanoTime()}. */
  long at() {
    return at;
  }
}
