package io.heliograph.notifications.sending;

import io.heliograph.notifications.notification.Notification;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** What became of a send. */
sealed interface Outcome {

  /** What is stored now, in the order of the recipients; empty if nobody gets it. */
  record Stored(Send send, List<Notification> notifications) implements Outcome {
    List<Receipt> receipts() {
      return send.receipts(notifications);
    }
  }

  /**
   * A send to many of which all is stored.
   *
   * @param repeated whether it was sent before with the same key
   */
  record Finished(UUID job, boolean repeated) implements Outcome {}

  /** A send to many that will be stored, and whose sender does not wait for that. */
  record Accepted(Job job) implements Outcome {}

  /** It was sent before with the same key, and that was answered. */
  record Repeated(Answer answer) implements Outcome {}

  /** Somebody else holds what it would change: it may be tried again. */
  record Blocked(Throwable reason) implements Outcome {}

  /** Nothing of it is stored. */
  record Failed(Throwable reason) implements Outcome {}

  /** The outcome, or its failure as one. */
  default Uni<Outcome> orFailure() {
    return switch (this) {
      case Failed failed -> Uni.createFrom().failure(failed.reason());
      case Blocked blocked -> Uni.createFrom().failure(blocked.reason());
      default -> Uni.createFrom().item(this);
    };
  }
}
