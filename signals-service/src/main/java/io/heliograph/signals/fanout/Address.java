package io.heliograph.signals.fanout;

import io.heliograph.signals.recovery.Backlog;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A recipient on a channel: who listens, and what was sent there lately. */
final class Address extends Backlog {
  private static final int FEW = 2;

  private final Audience audience;
  private final String recipient;
  private @Nullable Set<Listener> listeners;

  Address(Audience audience, String recipient) {
    this.audience = audience;
    this.recipient = recipient;
  }

  @Override
  protected String channel() {
    return audience.channel();
  }

  @Override
  protected String recipient() {
    return recipient;
  }

  Set<Listener> listeners() {
    return listeners == null ? Set.of() : listeners;
  }

  /** Most addresses are never listened to, and cost the less. */
  void add(Listener listener) {
    if (listeners == null) {
      listeners = new HashSet<>(FEW);
    }
    listeners.add(listener);
  }

  void remove(Listener listener) {
    if (listeners != null && listeners.remove(listener) && listeners.isEmpty()) {
      listeners = null;
      forgetIfUnused();
    }
  }

  @Override
  protected void emptied() {
    forgetIfUnused();
  }

  /** If nobody listens and nothing is kept. */
  void forgetIfUnused() {
    if (listeners == null && isEmpty()) {
      audience.forget(recipient);
    }
  }
}
