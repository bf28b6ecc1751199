package io.heliograph.signals.fanout;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows who listens to what. Any thread may call it. Memory grows with subscriptions times
 * ownership refs, both bounded per connection, and shrinks when they end.
 */
@Singleton
public final class Hub {
  private final Map<String, Audience> audiences = new ConcurrentHashMap<>();

  /** Doing it twice is harmless. */
  public void subscribe(Listener listener, String channel) {
    audiences.compute(
        channel,
        (name, present) -> {
          Audience audience = present == null ? new Audience() : present;
          audience.add(listener);
          return audience;
        });
  }

  /** Harmless if there was no subscription. */
  public void unsubscribe(Listener listener, String channel) {
    audiences.computeIfPresent(
        channel,
        (name, audience) -> {
          audience.remove(listener);
          return audience.isEmpty() ? null : audience;
        });
  }

  /** Offers the signal to all it is for, and answers how many they are. */
  int deliver(Signal signal) {
    Audience audience = audiences.get(signal.channel());
    if (audience == null) {
      return 0;
    }
    Collection<Listener> listeners = audience.listenersOf(signal);
    if (!listeners.isEmpty()) {
      Frame frame = Frame.of(signal);
      listeners.forEach(listener -> listener.offer(frame));
    }
    return listeners.size();
  }

  int subscribers(String channel) {
    Audience audience = audiences.get(channel);
    return audience == null ? 0 : audience.size();
  }
}
