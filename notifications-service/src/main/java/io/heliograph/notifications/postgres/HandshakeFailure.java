package io.heliograph.notifications.postgres;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;

/**
 * Reports why a TLS handshake failed. The client would report only that the connection was closed,
 * so a certificate that is not trusted would look like a restart of the server.
 */
final class HandshakeFailure extends ChannelInboundHandlerAdapter {

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    SslHandler tls = context.pipeline().get(SslHandler.class);
    Throwable reason = tls == null ? null : tls.handshakeFuture().cause();
    if (reason != null) {
      context.fireExceptionCaught(reason);
    }
    context.fireChannelInactive();
  }
}
