package io.heliograph.web;

import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The listening sockets of the public ports. Thread-safe. */
@Singleton
public final class ListeningSockets {
  private final Set<Channel> open = ConcurrentHashMap.newKeySet();

  /** Adds a socket; it is removed when it closes. */
  public void add(Channel listener) {
    open.add(listener);
    listener.closeFuture().addListener(closed -> open.remove(listener));
  }

  Set<Channel> open() {
    return open;
  }
}
