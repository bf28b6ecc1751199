package io.heliograph.notifications.jobs;

import io.heliograph.identity.EntityRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The notifications that were written for the users of a chunk. */
record WrittenChunk(Instant written, List<Recipient> recipients) {

  boolean hasReplaced() {
    return recipients.stream().anyMatch(Recipient::replaced);
  }

  /**
   * A user who received the notification.
   *
   * @param replaced whether the notification replaced an earlier one of its scope
   */
  record Recipient(EntityRef user, UUID id, boolean replaced) {}
}
