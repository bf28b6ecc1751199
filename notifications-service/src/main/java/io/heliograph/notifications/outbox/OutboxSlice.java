package io.heliograph.notifications.outbox;

import java.util.List;

/**
 * What one look into the outbox has shown.
 *
 * @param entries the lowest ones behind the cursor, in order; all there are if they are fewer than
 *     asked for
 * @param oldestRunning the snapshot holds all that transactions with lower numbers have committed,
 *     and all of these have ended
 */
public record OutboxSlice(List<OutboxEntry> entries, long oldestRunning) {

  /** Whether it has shown everything up to the id that was there. */
  public boolean reached(long id, int limit) {
    return entries.size() < limit || entries.getLast().id() >= id;
  }
}
