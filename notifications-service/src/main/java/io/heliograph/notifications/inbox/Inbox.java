package io.heliograph.notifications.inbox;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.notification.Draft;
import io.heliograph.notifications.notification.Notification;
import io.heliograph.notifications.outbox.Transaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

/** Puts notifications into inboxes, and tells the outbox in the same transaction. */
@Singleton
public final class Inbox {
  private final InboxStore store;
  private final BroadcastStore broadcasts;
  private final InboxSignals signals;
  private final InboxConfig config;

  Inbox(InboxStore store, BroadcastStore broadcasts, InboxSignals signals, InboxConfig config) {
    this.store = store;
    this.broadcasts = broadcasts;
    this.signals = signals;
    this.config = config;
  }

  /**
   * One notification for each of the users, who are given once each. With a scope, it replaces the
   * one that the same origin sent to that user with the same scope.
   *
   * @return what is stored now, in the order of the refs
   */
  public Uni<List<Notification>> deliver(
      Transaction transaction, Draft draft, Collection<EntityRef> users) {
    return Multi.createFrom()
        .iterable(users.stream().sorted().toList())
        .group()
        .intoLists()
        .of(config.writeBatch())
        .onItem()
        .transformToUniAndConcatenate(batch -> write(transaction, draft, batch))
        .onItem()
        .<Notification>disjoint()
        .collect()
        .asList();
  }

  /** One broadcast; with a scope, it replaces the one of the same origin and scope. */
  public Uni<Notification> broadcast(Transaction transaction, Draft draft) {
    return broadcasts
        .takeLedger(transaction.connection())
        .chain(
            () ->
                broadcasts.insertOrReplace(
                    transaction.connection(), draft, draft.addressedTo(null)))
        .call(stored -> transaction.append(List.of(signals.created(stored))));
  }

  private Uni<List<Notification>> write(
      Transaction transaction, Draft draft, List<EntityRef> users) {
    List<Notification> fresh = users.stream().map(draft::addressedTo).toList();
    return draft.payload().scope() == null
        ? insert(transaction, draft, users, fresh)
        : replace(transaction, draft, users, fresh);
  }

  /** The three statements leave together; the first takes the locks. */
  private Uni<List<Notification>> insert(
      Transaction transaction, Draft draft, List<EntityRef> users, List<Notification> fresh) {
    return Uni.combine()
        .all()
        .unis(
            store.takeLedger(transaction.connection(), users),
            store.insert(transaction.connection(), draft, fresh),
            append(transaction, fresh))
        .discardItems()
        .replaceWith(fresh);
  }

  /** What the signal says is known only when the rows are back. */
  private Uni<List<Notification>> replace(
      Transaction transaction, Draft draft, List<EntityRef> users, List<Notification> fresh) {
    return store
        .takeLedger(transaction.connection(), users)
        .chain(() -> store.replace(transaction.connection(), draft, fresh))
        .call(stored -> append(transaction, stored));
  }

  private Uni<Void> append(Transaction transaction, List<Notification> stored) {
    return transaction.append(stored.stream().map(signals::created).toList());
  }
}
