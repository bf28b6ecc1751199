package io.heliograph.systemtests.swarm;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Opens sockets as a browser does, for as many pages as there are. */
public final class Browser implements AutoCloseable {
  private static final int THREADS = 2;
  private static final int LARGEST = 1 << 20;

  /** Small, so that a page that stops reading is felt soon. */
  private static final int RECEIVE_BUFFER = 16 * 1024;

  private final NioEventLoopGroup loops = new NioEventLoopGroup(THREADS);
  private final Bootstrap sockets =
      new Bootstrap()
          .group(loops)
          .channel(NioSocketChannel.class)
          .option(ChannelOption.TCP_NODELAY, true)
          .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER);

  /** The ears hear of everything, also that it failed. */
  PageSocket open(URI endpoint, String token, SwarmReceiver ears) {
    var socket = new PageSocket(ears);
    sockets
        .clone()
        .handler(new Handshake(endpoint, token, socket))
        .connect(endpoint.getHost(), endpoint.getPort())
        .addListener(
            connect -> {
              if (!connect.isSuccess()) {
                ears.closed(socket, 0);
              }
            });
    return socket;
  }

  void after(Duration delay, Runnable task) {
    var _ = loops.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private static final class Handshake extends ChannelInitializer<Channel> {
    private final WebSocketClientProtocolConfig config;
    private final PageSocket socket;

    Handshake(URI endpoint, String token, PageSocket socket) {
      this.socket = socket;
      this.config =
          WebSocketClientProtocolConfig.newBuilder()
              .webSocketUri(endpoint)
              .subprotocol(token)
              .handleCloseFrames(false)
              .maxFramePayloadLength(LARGEST)
              .build();
    }

    @Override
    protected void initChannel(Channel channel) {
      channel
          .pipeline()
          .addLast(
              new HttpClientCodec(),
              new HttpObjectAggregator(LARGEST),
              new WebSocketClientProtocolHandler(config),
              new WebSocketFrameAggregator(LARGEST),
              socket);
    }
  }
}
