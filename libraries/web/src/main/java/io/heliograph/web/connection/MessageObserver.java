package io.heliograph.web.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Follows the parts of HTTP/1 requests as they leave the decoder, which is when they have arrived:
 * the request itself may be read later.
 */
final class MessageObserver extends ChannelInboundHandlerAdapter {
  private final ConnectionTimeouts timeouts;

  MessageObserver(ConnectionTimeouts timeouts) {
    this.timeouts = timeouts;
  }

  @Override
  public void channelRead(ChannelHandlerContext connection, Object message) {
    if (message instanceof HttpRequest) {
      timeouts.headArrived();
    }
    if (message instanceof HttpContent part) {
      timeouts.bodyArrived(part.content().readableBytes());
    }
    if (message instanceof LastHttpContent) {
      timeouts.requestArrived();
    }
    connection.fireChannelRead(message);
  }
}
