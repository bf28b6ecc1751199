package io.heliograph.notifications.postgres;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Records when data last arrived from the server. */
final class LastHeard extends ChannelInboundHandlerAdapter {
  private volatile long at = System.nanoTime();

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    at = System.nanoTime();
    context.fireChannelRead(message);
  }

  /** Returns the time as a value of {@link System#nanoTime()}. */
  long at() {
    return at;
  }
}
