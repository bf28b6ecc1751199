package io.heliograph.notifications.postgres;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Open connections of the pools, in use or idle. */
@Singleton
public final class OpenConnections {
  private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

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
}
