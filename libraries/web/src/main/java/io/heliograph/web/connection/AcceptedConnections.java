package io.heliograph.web.connection;

import io.heliograph.web.ByteBudget;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.http.HttpServerOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/**
 * Runs before the acceptor of a listening socket, on its thread. Connections that it passes on are
 * handled by Vert.x; all others are closed.
 */
final class AcceptedConnections extends ChannelInboundHandlerAdapter {
  private final ConnectionLimiter limiter;
  private final ConnectionsConfig config;
  private final HttpServerOptions options;
  private final ByteBudget heads;
  private final Consumer<Channel> listening;

  AcceptedConnections(
      ConnectionLimiter limiter,
      ConnectionsConfig config,
      HttpServerOptions options,
      ByteBudget heads,
      Consumer<Channel> listening) {
    this.limiter = limiter;
    this.config = config;
    this.options = options;
    this.heads = heads;
    this.listening = listening;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext listener) {
    listening.accept(listener.channel());
  }

  @Override
  public void channelRead(ChannelHandlerContext listener, Object accepted) {
    var connection = (Channel) accepted;
    if (connection.remoteAddress() instanceof InetSocketAddress client
        && limiter.tryAcquire(client.getAddress())) {
      admit(connection, client.getAddress());
      listener.fireChannelRead(accepted);
    } else {
      connection.unsafe().closeForcibly();
    }
  }

  private void admit(Channel connection, InetAddress client) {
    connection.closeFuture().addListener(closed -> limiter.release(client));
    var timeouts =
        new ConnectionTimeouts(
            config.headTimeout().toNanos(), config.bodyTimeout().toNanos(), heads);
    StreamLimit.prepare(connection, options);
    connection
        .pipeline()
        .addLast(timeouts, new ConnectionOpening(options, timeouts, config.maxPipelined()));
  }
}
