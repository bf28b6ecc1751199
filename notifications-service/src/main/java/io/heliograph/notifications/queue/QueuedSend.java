package io.heliograph.notifications.queue;

import io.heliograph.notifications.command.ResolvedSend;
import io.heliograph.notifications.command.SendResult;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;

/**
 * A send and the caller that waits for its result.
 *
 * @param since enqueue time, in terms of {@link System#nanoTime()}
 */
record QueuedSend(ResolvedSend send, UniEmitter<? super SendResult> caller, long since) {

  static QueuedSend now(ResolvedSend send, UniEmitter<? super SendResult> caller) {
    return new QueuedSend(send, caller, System.nanoTime());
  }

  boolean isOlderThan(Duration age) {
    return System.nanoTime() - since > age.toNanos();
  }
}
