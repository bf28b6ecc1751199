package io.heliograph.notifications.postgres;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Open connections of the pools, in use or idle. */
@Singleton
public final class OpenConnections {
  private static final Logger LOG = Logger.getLogger(OpenConnections.class);

  /**
   * Minimum time between two replacements of all connections, so that a server that refuses every
   * write is not flooded with new connections.
   */
  private static final Duration REPLACEMENT_INTERVAL = Duration.ofSeconds(1);

  private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

  private long replaced = System.nanoTime() - REPLACEMENT_INTERVAL.toNanos();

  void add(PhysicalConnection connection) {
    channels.add(connection.channel());
  }

  /**
   * Closes idle connections without data from the server for this time; the pool opens new ones
   * when it needs them.
   */
  void closeIdle(Duration silence) {
    long since = System.nanoTime() - silence.toNanos();
    channels.stream()
        .map(PhysicalConnection::new)
        .filter(connection -> !connection.isInUse() && connection.lastHeard() - since < 0)
        .forEach(PhysicalConnection::abort);
  }

  /**
   * Closes the idle connections now and the others at the end of their use. Does nothing if this
   * happened less than a second ago.
   */
  void replaceAll() {
    if (isReplacementDue()) {
      LOG.warnf("all connections to postgresql are replaced connections=%d", channels.size());
      channels.stream().map(PhysicalConnection::new).forEach(PhysicalConnection::retire);
    }
  }

  private synchronized boolean isReplacementDue() {
    long now = System.nanoTime();
    boolean due = now - replaced >= REPLACEMENT_INTERVAL.toNanos();
    if (due) {
      replaced = now;
    }
    return due;
  }
}
