package io.heliograph.notifications.inbox;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.delivery.InboxSignals;
import io.heliograph.notifications.delivery.InboxUpdate;
import io.heliograph.notifications.outbox.Outbox;
import io.heliograph.notifications.outbox.Transaction;
import io.heliograph.notifications.query.NotificationFinder;
import io.heliograph.notifications.query.PageSlice;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Marks a user's notifications as read, unread, saved or unsaved, and signals the change to the
 * user's other connections.
 */
@Singleton
final class InboxUpdater {
  private final Outbox outbox;
  private final UpdateStore store;
  private final NotificationFinder finder;
  private final InboxSignals signals;
  private final Clock clock;

  InboxUpdater(
      Outbox outbox,
      UpdateStore store,
      NotificationFinder finder,
      InboxSignals signals,
      Clock clock) {
    this.outbox = outbox;
    this.store = store;
    this.finder = finder;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * Updates the notifications with the ids of the update. Returns them as they are afterwards,
   * newest first.
   */
  Uni<PageSlice> update(EntityRef user, InboxUpdate update) {
    return outbox.inTransaction(
        transaction ->
            write(transaction, user, update)
                .chain(() -> finder.newestFirst(transaction.connection(), user, update.ids())));
  }

  private Uni<Void> write(Transaction transaction, EntityRef user, InboxUpdate update) {
    if (!update.changesSomething()) {
      return Uni.createFrom().voidItem();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return Uni.combine()
        .all()
        .unis(
            store.takeLedger(transaction.connection(), user, update),
            store.updatePersonal(transaction.connection(), user, update, now),
            store.updateBroadcasts(transaction.connection(), user, update, now),
            transaction.append(signals.updated(user, update, now)))
        .discardItems();
  }
}
