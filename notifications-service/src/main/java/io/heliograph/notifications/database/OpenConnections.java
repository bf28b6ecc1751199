package io.heliograph.notifications.database;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The connections of the pool that are open, in use or idle. */
@Singleton
final class OpenConnections {
  private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

  void add(PhysicalConnection connection) {
    channels.add(connection.channel());
  }

  /** Those on which nothing was heard for so long; the pool opens new ones when it needs them. */
  void closeIdle(Duration silence) {
    long since = System.nanoTime() - silence.toNanos();
    channels.stream()
        .map(PhysicalConnection::new)
        .filter(connection -> !connection.isInUse() && connection.lastHeard() - since < 0)
        .forEach(PhysicalConnection::abort);
  }
}
