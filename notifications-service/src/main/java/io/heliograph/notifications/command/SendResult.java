package io.heliograph.notifications.command;

import io.heliograph.notifications.notification.Notification;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.Json;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The result of a send. */
public sealed interface SendResult {

  /** The result of a send that was written in the open transaction. */
  sealed interface Written extends SendResult {}

  /** The stored notifications, in the order of the recipients; empty if no user receives one. */
  record Stored(ResolvedSend send, List<Notification> notifications) implements Written {
    /**
     * Returns the size of the receipts, in characters; without a replaced notification, that of the
     * payloads alone.
     */
    public long size() {
      return notifications.stream().anyMatch(Notification::wasReplaced)
          ? Json.encode(receipts()).length()
          : send.size();
    }

    public List<Receipt> receipts() {
      return send.receipts(notifications);
    }

    /** Returns the dropped refs, in the format of the response header. */
    public @Nullable String dropped() {
      return send.dropped(notifications);
    }
  }

  /** A send to many users that is stored completely. */
  record Finished(Accepted accepted) implements SendResult {}

  /**
   * A send to many users that is accepted but not finished; every recipient will receive it.
   *
   * @param preferred whether the sender prefers not to wait
   */
  record Accepted(JobStatus job, @Nullable String dropped, boolean preferred) implements Written {}

  /** An earlier send with the same key that was already answered. */
  record Repeated(StoredAnswer answer) implements SendResult {}

  /** An earlier send to many users with the same key that is finished. */
  record RepeatedJob(UUID job) implements SendResult {}

  /**
   * No part of the send is stored, because its answer is larger than a send to few users may have:
   * it replaces large notifications. It can be written as a job.
   */
  record TooLarge() implements SendResult {}

  /** Another transaction holds a lock that the send needs; the send may be retried. */
  record Blocked(Throwable reason) implements SendResult {}

  /** No part of the send is stored. */
  record Failed(Throwable reason) implements SendResult {}

  /** Returns this result, or a failed Uni if this result is a failure. */
  default Uni<SendResult> orFailure() {
    return switch (this) {
      case Failed failed -> Uni.createFrom().failure(failed.reason());
      case Blocked blocked -> Uni.createFrom().failure(blocked.reason());
      case TooLarge _ -> Uni.createFrom().failure(new IllegalStateException("not written"));
      case Stored _, Finished _, Accepted _, Repeated _, RepeatedJob _ ->
          Uni.createFrom().item(this);
    };
  }
}
