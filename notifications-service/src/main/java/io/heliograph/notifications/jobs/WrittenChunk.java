package io.heliograph.notifications.jobs;

import io.heliograph.identity.EntityRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who of a chunk got a notification, and which. */
record WrittenChunk(Instant written, List<Recipient> recipients) {

  boolean hasReplaced() {
    return recipients.stream().anyMatch(Recipient::replaced);
  }

  /**
   * One who got it.
   *
   * @param replaced whether it took the place of an earlier one of its scope
   */
  record Recipient(EntityRef user, UUID id, boolean replaced) {}
}
