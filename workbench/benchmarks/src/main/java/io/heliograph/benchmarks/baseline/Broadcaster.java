package io.heliograph.benchmarks.baseline;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetAddress;

/**
 * Sends each record of a topic to every socket and flushes each socket. It encodes a frame once,
 * and has no authentication, no subscriptions and no limits.
 */
public final class Broadcaster {
  private static final String PATH = "/api/signals";
  private static final String ANY_SUBPROTOCOL = "*";
  private static final int BACKLOG = 4096;
  private static final int LARGEST_HANDSHAKE = 65_536;

  private Broadcaster() {}

  public static void main(String[] words) {
    var arguments = Arguments.of(words);
    Arguments.endWithStandardInput();
    var consumer = TopicConsumer.of(arguments);
    var crowd = new Crowd();
    listen(arguments.port(), crowd);
    consumer.forEach(record -> crowd.send(EncodedFrame.of(record.value())));
  }

  private static void listen(int port, Crowd crowd) {
    ChannelFuture _ =
        new ServerBootstrap()
            .group(new NioEventLoopGroup())
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childHandler(pipeline(crowd))
            .bind(InetAddress.getLoopbackAddress(), port)
            .syncUninterruptibly();
  }

  private static ChannelInitializer<SocketChannel> pipeline(Crowd crowd) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        channel
            .pipeline()
            .addLast(new HttpServerCodec(), new HttpObjectAggregator(LARGEST_HANDSHAKE))
            .addLast(new WebSocketServerProtocolHandler(PATH, ANY_SUBPROTOCOL))
            .addLast(new Member(crowd));
      }
    };
  }
}
