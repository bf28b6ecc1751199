package io.heliograph.web;

import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sockets on which the public ports listen. For any thread. */
@Singleton
public final class ListeningSockets {
  private final Set<Channel> open = ConcurrentHashMap.newKeySet();

  /** Until it is closed. */
  public void add(Channel listener) {
    open.add(listener);
    listener.closeFuture().addListener(closed -> open.remove(listener));
  }

  Set<Channel> open() {
    return open;
  }
}
