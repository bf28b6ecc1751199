package io.heliograph.notifications.sending;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;

/**
 * A send, and the caller who waits for what becomes of it.
 *
 * @param since in the time of {@link System#nanoTime()}
 */
record Waiting(Send send, UniEmitter<? super Outcome> caller, long since) {

  static Waiting now(Send send, UniEmitter<? super Outcome> caller) {
    return new Waiting(send, caller, System.nanoTime());
  }

  boolean isOlderThan(Duration age) {
    return System.nanoTime() - since > age.toNanos();
  }
}
