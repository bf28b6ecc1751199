package io.heliograph.signals.fanout;

import io.heliograph.signals.recovery.Backlog;
import java.util.HashSet;
import java.util.Set;

/** A recipient on a channel: who listens, and what was sent there lately. */
final class Address extends Backlog {
  private static final int FEW = 2;

  private final Audience audience;
  private final String recipient;
  private final Set<Listener> listeners = new HashSet<>(FEW);

  Address(Audience audience, String recipient) {
    this.audience = audience;
    this.recipient = recipient;
  }

  Set<Listener> listeners() {
    return listeners;
  }

  void remove(Listener listener) {
    listeners.remove(listener);
    forgetIfUnused();
  }

  @Override
  protected void emptied() {
    forgetIfUnused();
  }

  private void forgetIfUnused() {
    if (listeners.isEmpty() && isEmpty()) {
      audience.forget(recipient);
    }
  }
}
