package io.heliograph.signals.hub;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request to continue the subscriptions of an earlier connection to these channels. */
public final class Resumption {
  /** Maximum lag of this instance behind another instance. */
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final Listener listener;
  private final List<String> channels;
  private final @Nullable String since;
  private final long made = System.nanoTime();

  /**
   * Creates a request.
   *
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
