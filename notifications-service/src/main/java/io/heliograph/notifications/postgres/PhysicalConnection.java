package io.heliograph.notifications.postgres;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.util.AttributeKey;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionBase;
import java.net.SocketOption;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;
import org.jboss.logging.Logger;

/**
 * The TCP connection below a connection of the client. Closing the client's connection waits for
 * what is in flight, or only returns it to the pool; this class closes the TCP connection itself.
 */
public final class PhysicalConnection {
  private static final Logger LOG = Logger.getLogger(PhysicalConnection.class);
  private static final AttributeKey<Use> USE = AttributeKey.valueOf(Use.class, "current");

  private static final AttributeKey<Boolean> RETIRED =
      AttributeKey.valueOf(PhysicalConnection.class, "retired");

  private final Channel channel;

  PhysicalConnection(Channel channel) {
    this.channel = channel;
  }

  public static PhysicalConnection of(SqlConnection connection) {
    var physical = ((SqlConnectionBase<?>) connection).unwrap().unwrap();
    return new PhysicalConnection(
        ((SocketConnectionBase) physical).socket().channelHandlerContext().channel());
  }

  /**
   * Marks the end of the setup: from now on the connection may be idle, and TCP keep-alive monitors
   * it.
   */
  public void connected(Duration keepAliveIdle) {
    channel.pipeline().remove(SetUpTimeout.NAME);
    set(ChannelOption.SO_KEEPALIVE, true);
    set(ExtendedSocketOptions.TCP_KEEPIDLE, SessionParameters.keepAliveIdle(keepAliveIdle));
    set(ExtendedSocketOptions.TCP_KEEPINTERVAL, SessionParameters.KEEP_ALIVE_INTERVAL);
    set(ExtendedSocketOptions.TCP_KEEPCOUNT, SessionParameters.KEEP_ALIVE_COUNT);
  }

  private void set(SocketOption<Integer> option, int value) {
    set(NioChannelOption.of(option), value);
  }

  private <T> void set(ChannelOption<T> option, T value) {
    try {
      if (!channel.config().setOption(option, value)) {
        LOG.debugf("socket option is not supported option=%s", option);
      }
    } catch (ChannelException e) {
      LOG.debugf("socket option was not set option=%s reason=%s", option, e);
    }
  }

  /** Returns when data last arrived from the server, as a value of {@link System#nanoTime()}. */
  long lastHeard() {
    LastHeard handler = channel.pipeline().get(LastHeard.class);
    return handler == null ? System.nanoTime() : handler.at();
  }

  Channel channel() {
    return channel;
  }

  void begin(Use use) {
    channel.attr(USE).set(use);
  }

  boolean isCurrent(Use use) {
    return channel.attr(USE).get() == use;
  }

  /** Ends the use; does nothing if the next one has begun. */
  void end(Use use) {
    channel.attr(USE).compareAndSet(use, null);
  }

  boolean isInUse() {
    return channel.attr(USE).get() != null;
  }

  /** Closes the connection if it is idle, else at the end of its use. */
  void retire() {
    channel.attr(RETIRED).set(true);
    if (!isInUse()) {
      abort();
    }
  }

  boolean isRetired() {
    return channel.hasAttr(RETIRED);
  }

  /**
   * Closes the TCP connection; everything in flight fails. Bypasses the client's close, which would
   * wait for the server.
   */
  public void abort() {
    ChannelHandlerContext first = channel.pipeline().firstContext();
    if (first != null) {
      var _ = first.close();
    }
  }

  public boolean isOpen() {
    return channel.isActive();
  }
}
