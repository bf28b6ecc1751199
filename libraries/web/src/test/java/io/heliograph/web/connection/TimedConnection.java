package io.heliograph.web.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.web.ByteBudget;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A connection with time-outs, and a clock that the test advances. */
final class TimedConnection {
  static final Duration HEAD = Duration.ofSeconds(10);
  static final Duration BODY = Duration.ofSeconds(4);
  static final Duration MOMENT = Duration.ofMillis(1);

  private static final String HTTP1 = "httpDecoder";

  private long now = Long.MAX_VALUE - 5_000_000_000L;
  private final ByteBudget heads = new ByteBudget(2 * IncompleteHead.SMALL);
  private final ConnectionTimeouts timeouts =
      new ConnectionTimeouts(HEAD.toNanos(), BODY.toNanos(), heads, () -> now);
  private final EmbeddedChannel channel = new EmbeddedChannel();

  TimedConnection() {
    channel.freezeTime();
    channel.pipeline().addLast(timeouts);
  }

  /** Adds the decoder under the name that Vert.x uses, and the observer of its messages. */
  void decodeHttp1() {
    var options = new HttpServerOptions().setMaxHeaderSize(4 * IncompleteHead.SMALL);
    channel.pipeline().addLast(HTTP1, new StrictRequestDecoder(options, timeouts));
    channel.pipeline().addLast(new MessageObserver(timeouts));
  }

  void observeHttp2() {
    channel.pipeline().addLast(new FrameObserver(timeouts, false));
  }

  /** Removes the decoder, as an upgrade to a WebSocket does. */
  void upgrade() {
    channel.pipeline().remove(HTTP1);
  }

  /** Upgrades at the first request, while it is being read. */
  void upgradeAtOnce() {
    channel
        .pipeline()
        .addLast(
            new SimpleChannelInboundHandler<LastHttpContent>() {
              @Override
              protected void channelRead0(ChannelHandlerContext last, LastHttpContent end) {
                upgrade();
              }
            });
  }

  ConnectionTimeouts timeouts() {
    return timeouts;
  }

  /** Returns the memory limit of large heads, which has room for two of the smallest. */
  ByteBudget heads() {
    return heads;
  }

  void send(String bytes) {
    channel.writeInbound(Unpooled.copiedBuffer(bytes, ISO_8859_1));
  }

  void read(boolean isRead) {
    channel.config().setAutoRead(isRead);
  }

  void close() {
    channel.close().syncUninterruptibly();
  }

  void pass(Duration time) {
    now += time.toNanos();
    channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
    channel.runPendingTasks();
  }

  void assertOpen() {
    assertThat(channel.isOpen()).isTrue();
  }

  void assertClosed() {
    assertThat(channel.isOpen()).isFalse();
  }

  void assertNothingScheduled() {
    assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);
  }
}
