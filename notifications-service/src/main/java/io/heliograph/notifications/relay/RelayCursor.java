package io.heliograph.notifications.relay;

import io.heliograph.notifications.outbox.OutboxSlice;

/**
 * Behind which id a leader looks for entries, so that it does not pass all that it has deleted: as
 * long as somebody holds an old snapshot, such as a dump, nothing of that can be cleaned up.
 *
 * <p><b>Why it does not simply follow the highest id.</b> Ids are drawn while the recipient's
 * ledger row is locked, so a recipient's ids grow in commit order, and an entry is visible only
 * together with all earlier ones of its recipient. But a transaction may draw 90 and commit after
 * 100, of somebody else, was published; its recipient's next entry, 110, may then be there before
 * the next look. A look behind 100 would publish 110 and never 90.
 *
 * <p><b>Why this one keeps the order.</b> A transaction has its number before it draws an id,
 * because it has changed a ledger row, and numbers grow. Say that everything up to id {@code c} was
 * read and then deleted, and the deletion is transaction {@code n}. Whoever has a higher number
 * began to write after that reading, so its ids are above {@code c}. Whoever has a lower one has
 * ended by the time at which no transaction below {@code n} runs. A look that sees this, and that
 * shows everything up to {@code c}, shows the last that can ever appear up to {@code c}; what it
 * shows is published before the next look, which may therefore look behind {@code c}. So a look
 * behind the cursor finds what a look from the beginning would find.
 *
 * <p>A transaction that goes on writing for long leaves the cursor where it is; one that only
 * reads, such as a dump, does not. Not thread-safe: the steps of a leader never overlap.
 */
public final class RelayCursor {
  private long position;
  private long candidate;
  private long deletion;

  /** Nothing up to this id will appear any more. */
  long position() {
    return position;
  }

  /** Takes a look behind the position, whose entries are published next. */
  void seen(OutboxSlice look, int limit) {
    if (look.oldestRunning() > deletion && look.reached(candidate, limit)) {
      position = candidate;
    }
  }

  /**
   * Everything up to the id that a look has shown is deleted, by the transaction with that number.
   */
  void deleted(long lastId, long transaction) {
    if (candidate == position && lastId > position) {
      candidate = lastId;
      deletion = transaction;
    }
  }
}
