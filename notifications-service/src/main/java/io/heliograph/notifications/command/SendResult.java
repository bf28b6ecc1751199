package io.heliograph.notifications.command;

import io.heliograph.notifications.notification.Notification;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a send. */
public sealed interface SendResult {

  /** What is stored now, in the order of the recipients; empty if nobody gets it. */
  record Stored(ResolvedSend send, List<Notification> notifications) implements SendResult {
    public List<Receipt> receipts() {
      return send.receipts(notifications);
    }
  }

  /** A send to many of which all is stored. */
  record Finished(Accepted accepted) implements SendResult {}

  /**
   * A send to many that gets to all of them, and is not finished.
   *
   * @param preferred whether its sender does not wait
   */
  record Accepted(JobStatus job, @Nullable String dropped, boolean preferred)
      implements SendResult {}

  /** It was sent before with the same key, and that was answered. */
  record Repeated(StoredAnswer answer) implements SendResult {}

  /** The same for a send to many. */
  record RepeatedJob(UUID job) implements SendResult {}

  /** Somebody else holds what it would change: it may be tried again. */
  record Blocked(Throwable reason) implements SendResult {}

  /** Nothing of it is stored. */
  record Failed(Throwable reason) implements SendResult {}

  /** The outcome, or its failure as one. */
  default Uni<SendResult> orFailure() {
    return switch (this) {
      case Failed failed -> Uni.createFrom().failure(failed.reason());
      case Blocked blocked -> Uni.createFrom().failure(blocked.reason());
      default -> Uni.createFrom().item(this);
    };
  }
}
