package io.heliograph.notifications.database;

import io.smallrye.mutiny.Context;
import java.util.ArrayList;
import java.util.List;

/**
 * Notifies reads that their result is no longer needed. It is passed in the context of a
 * subscription, because cancelling the subscription itself would hide when the reads have ended.
 * Thread-safe.
 */
public final class CancellationSignal {
  private static final String KEY = CancellationSignal.class.getName();

  private final List<Runnable> listeners = new ArrayList<>();
  private boolean cancelled;

  /** Returns the signal of the subscription, or a new one. */
  public static CancellationSignal of(Context subscription) {
    return subscription.getOrElse(KEY, CancellationSignal::new);
  }

  /** Returns the context for subscriptions that this signal cancels. */
  public Context toContext() {
    return Context.of(KEY, this);
  }

  public synchronized boolean isCancelled() {
    return cancelled;
  }

  /** Notifies the current listeners and all later ones. */
  public void cancel() {
    List<Runnable> notified;
    synchronized (this) {
      cancelled = true;
      notified = List.copyOf(listeners);
      listeners.clear();
    }
    notified.forEach(Runnable::run);
  }

  /** Runs the listener once on cancellation, or immediately if the signal is already cancelled. */
  void add(Runnable listener) {
    if (!isAdded(listener)) {
      listener.run();
    }
  }

  private synchronized boolean isAdded(Runnable listener) {
    return !cancelled && listeners.add(listener);
  }

  synchronized void remove(Runnable listener) {
    listeners.remove(listener);
  }
}
