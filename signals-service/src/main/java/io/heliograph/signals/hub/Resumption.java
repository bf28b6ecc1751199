package io.heliograph.signals.hub;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The wish to go on with these channels where another connection ended. */
public final class Resumption {
  /** How far behind another instance this one may be. */
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final Listener listener;
  private final List<String> channels;
  private final @Nullable String since;
  private final long made = System.nanoTime();

  /**
   * @param since a position, or null if there is none yet
   */
  public Resumption(Listener listener, Collection<String> channels, @Nullable String since) {
    this.listener = listener;
    this.channels = List.copyOf(channels);
    this.since = since;
  }

  Listener listener() {
    return listener;
  }

  List<String> channels() {
    return channels;
  }

  Optional<String> since() {
    return Optional.ofNullable(since);
  }

  boolean isWithinTimeout() {
    return System.nanoTime() - made < TIMEOUT.toNanos();
  }
}
