package io.heliograph.notifications.inbox;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Stream.concat;

import io.heliograph.notifications.notification.Draft;
import io.heliograph.notifications.notification.Notification;
import io.heliograph.notifications.outbox.Transaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

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
   * A notification for each user of each delivery. With a scope, it replaces the one that the same
   * origin sent to that user with the same scope; no two of the deliveries may do so with the same
   * one.
   *
   * @return what is stored now: a list for each delivery, in the order of its users
   */
  public Uni<List<List<Notification>>> deliver(Transaction transaction, List<Delivery> deliveries) {
    List<Copy> copies = Copy.inOrderOfLocks(deliveries);
    if (copies.isEmpty()) {
      return Uni.createFrom().item(Stored.split(List.of(), deliveries));
    }
    return Uni.combine()
        .all()
        .unis(store.takeLedger(transaction.connection(), copies), write(transaction, copies))
        .with((locked, stored) -> Stored.split(stored, deliveries));
  }

  /**
   * Broadcasts; with a scope, one replaces that of the same origin and scope.
   *
   * @return what is stored now, in the order of the drafts
   */
  public Uni<List<Notification>> broadcast(Transaction transaction, List<Draft> drafts) {
    Uni<List<Notification>> inserted =
        Uni.join()
            .all(
                IntStream.range(0, drafts.size())
                    .mapToObj(place -> insert(transaction, drafts, place))
                    .toList())
            .andFailFast();
    return Uni.combine()
        .all()
        .unis(broadcasts.takeLedger(transaction.connection(), drafts.size()), inserted)
        .with((locked, stored) -> stored)
        .call(stored -> transaction.append(stored.stream().map(signals::created).toList()));
  }

  private Uni<Notification> insert(Transaction transaction, List<Draft> drafts, int place) {
    return broadcasts.insertOrReplace(
        transaction.connection(), drafts.get(place), drafts.size() - 1 - place);
  }

  /** Those of the personal notifications that are stored now, by their ids. */
  public Uni<Map<UUID, Notification>> stored(List<UUID> ids) {
    return ids.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : store
            .find(ids)
            .map(found -> found.stream().collect(toMap(Notification::id, Function.identity())));
  }

  private Uni<List<Stored>> write(Transaction transaction, List<Copy> copies) {
    return copies.size() <= config.writeBatch()
        ? writeBatch(transaction, copies)
        : writeBatches(transaction, copies);
  }

  private Uni<List<Stored>> writeBatches(Transaction transaction, List<Copy> copies) {
    return Multi.createFrom()
        .iterable(copies)
        .group()
        .intoLists()
        .of(config.writeBatch())
        .onItem()
        .transformToUniAndConcatenate(batch -> writeBatch(transaction, batch))
        .onItem()
        .<Stored>disjoint()
        .collect()
        .asList();
  }

  private Uni<List<Stored>> writeBatch(Transaction transaction, List<Copy> batch) {
    List<Copy> scoped = batch.stream().filter(copy -> copy.draft().isScoped()).toList();
    List<Copy> others = batch.stream().filter(copy -> !copy.draft().isScoped()).toList();
    return Uni.combine()
        .all()
        .unis(insert(transaction, others), replace(transaction, scoped))
        .with((inserted, replaced) -> concat(inserted.stream(), replaced.stream()).toList());
  }

  /** Both statements leave together: what the signals say is known before. */
  private Uni<List<Stored>> insert(Transaction transaction, List<Copy> copies) {
    if (copies.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    List<Stored> stored = Stored.fresh(copies);
    return Uni.combine()
        .all()
        .unis(store.insert(transaction.connection(), copies), append(transaction, stored))
        .discardItems()
        .replaceWith(stored);
  }

  /** What the signals say is known only when the rows are back. */
  private Uni<List<Stored>> replace(Transaction transaction, List<Copy> copies) {
    return copies.isEmpty()
        ? Uni.createFrom().item(List.of())
        : store
            .replace(transaction.connection(), copies)
            .map(rows -> Stored.matched(copies, rows))
            .call(stored -> append(transaction, stored));
  }

  private Uni<Void> append(Transaction transaction, List<Stored> stored) {
    return transaction.append(
        stored.stream().map(one -> signals.created(one.notification())).toList());
  }
}
