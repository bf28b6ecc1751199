package io.heliograph.notifications.outbox;

import java.util.List;

/**
 * Result of one read of the outbox.
 *
 * @param entries the entries with the lowest ids after the cursor, in order; all that exist if they
 *     are fewer than requested
 * @param oldestRunning number below which all transactions have ended; the snapshot contains
 *     everything that these have committed
 * @param term the term of the leader
 * @param lastId the highest id that was drawn; it falls only if an older state of the database is
 *     restored
 */
public record OutboxSlice(List<OutboxEntry> entries, long oldestRunning, long term, long lastId) {

  /** Returns whether it contains every entry up to the id that existed. */
  public boolean reached(long id, int limit) {
    return entries.size() < limit || entries.getLast().id() >= id;
  }
}
