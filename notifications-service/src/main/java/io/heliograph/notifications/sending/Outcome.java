package io.heliograph.notifications.sending;

import io.heliograph.notifications.notification.Notification;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** What became of a send. */
sealed interface Outcome {

  /** What is stored now, in the order of the recipients; empty if nobody gets it. */
  record Stored(Send send, List<Notification> notifications) implements Outcome {
    List<Receipt> receipts() {
      return send.receipts(notifications);
    }
  }

  /** It was sent before with the same key, and that was answered. */
  record Repeated(Answer answer) implements Outcome {}

  /** Nothing of it is stored. */
  record Failed(Throwable reason) implements Outcome {}

  /** The outcome, or its failure as one. */
  default Uni<Outcome> orFailure() {
    return this instanceof Failed failed
        ? Uni.createFrom().failure(failed.reason())
        : Uni.createFrom().item(this);
  }
}
