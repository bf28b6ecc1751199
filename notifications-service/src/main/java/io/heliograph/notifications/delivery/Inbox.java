package io.heliograph.notifications.delivery;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Stream.concat;

import io.heliograph.notifications.notification.Draft;
import io.heliograph.notifications.notification.Notification;
import io.heliograph.notifications.outbox.OutboxEvent;
import io.heliograph.notifications.outbox.Transaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Writes notifications to inboxes and their events to the outbox in the same transaction. */
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
   * Writes a notification for each user of each delivery. A notification with a scope replaces the
   * one that the same origin sent to that user with the same scope. No two deliveries may replace
   * the same notification.
   *
   * @param maxReplaced limit in bytes for the texts of replaced notifications that one statement
   *     returns; the signals of those beyond it contain only the id
   */
  public Uni<StoredDeliveries> deliver(
      Transaction transaction, Collection<Delivery> deliveries, long maxReplaced) {
    List<RecipientRow> recipientRows = RecipientRow.inOrderOfLocks(deliveries);
    if (recipientRows.isEmpty()) {
      return Uni.createFrom().item(new StoredDeliveries(List.of()));
    }
    return Uni.combine()
        .all()
        .unis(
            store.takeLedger(transaction.connection(), recipientRows),
            write(transaction, recipientRows, maxReplaced))
        .with((locked, stored) -> new StoredDeliveries(stored));
  }

  /**
   * Writes broadcasts; a broadcast with a scope replaces the one of the same origin and scope.
   *
   * @return the stored broadcasts by the keys of their drafts
   */
  public <K> Uni<Map<K, Notification>> broadcast(Transaction transaction, Map<K, Draft> drafts) {
    return Uni.combine()
        .all()
        .unis(
            broadcasts.takeLedger(transaction.connection(), drafts.size()),
            insert(transaction, drafts))
        .with((locked, stored) -> stored)
        .call(
            stored -> transaction.append(stored.values().stream().map(signals::created).toList()));
  }

  /** Sends all statements together; each takes the sequence number of its place. */
  private <K> Uni<Map<K, Notification>> insert(Transaction transaction, Map<K, Draft> drafts) {
    var statements = new ArrayList<Uni<Map.Entry<K, Notification>>>(drafts.size());
    drafts.forEach(
        (key, draft) ->
            statements.add(
                broadcasts
                    .insertOrReplace(
                        transaction.connection(), draft, drafts.size() - 1 - statements.size())
                    .map(stored -> Map.entry(key, stored))));
    return Uni.join().all(statements).andFailFast().map(Inbox::inOrder);
  }

  private static <K, V> Map<K, V> inOrder(List<Map.Entry<K, V>> entries) {
    var all = new LinkedHashMap<K, V>();
    entries.forEach(one -> all.put(one.getKey(), one.getValue()));
    return all;
  }

  /** Returns the personal notifications that are stored now, by their ids. */
  public Uni<Map<UUID, Notification>> stored(List<UUID> ids) {
    return ids.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : store
            .find(ids)
            .map(found -> found.stream().collect(toMap(Notification::id, Function.identity())));
  }

  private Uni<List<StoredRow>> write(
      Transaction transaction, List<RecipientRow> recipientRows, long maxReplaced) {
    return recipientRows.size() <= config.writeBatch()
        ? writeBatch(transaction, recipientRows, maxReplaced)
        : writeBatches(transaction, recipientRows, maxReplaced);
  }

  private Uni<List<StoredRow>> writeBatches(
      Transaction transaction, List<RecipientRow> recipientRows, long maxReplaced) {
    return Multi.createFrom()
        .iterable(recipientRows)
        .group()
        .intoLists()
        .of(config.writeBatch())
        .onItem()
        .transformToUniAndConcatenate(batch -> writeBatch(transaction, batch, maxReplaced))
        .onItem()
        .<StoredRow>disjoint()
        .collect()
        .asList();
  }

  private Uni<List<StoredRow>> writeBatch(
      Transaction transaction, List<RecipientRow> batch, long maxReplaced) {
    List<RecipientRow> scoped = batch.stream().filter(row -> row.draft().isScoped()).toList();
    List<RecipientRow> others = batch.stream().filter(row -> !row.draft().isScoped()).toList();
    return Uni.combine()
        .all()
        .unis(insert(transaction, others), replace(transaction, scoped, maxReplaced))
        .with((inserted, replaced) -> concat(inserted.stream(), replaced.stream()).toList());
  }

  /** Sends both statements together, because the content of the signals is known in advance. */
  private Uni<List<StoredRow>> insert(Transaction transaction, List<RecipientRow> recipientRows) {
    if (recipientRows.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    List<StoredRow> stored = StoredRow.fresh(recipientRows);
    return Uni.combine()
        .all()
        .unis(store.insert(transaction.connection(), recipientRows), append(transaction, stored))
        .discardItems()
        .replaceWith(stored);
  }

  /** Appends the events after the rows were returned, because the signals depend on them. */
  private Uni<List<StoredRow>> replace(
      Transaction transaction, List<RecipientRow> recipientRows, long maxReplaced) {
    return recipientRows.isEmpty()
        ? Uni.createFrom().item(List.of())
        : store
            .replace(transaction.connection(), recipientRows, maxReplaced)
            .map(rows -> StoredRow.matched(recipientRows, rows))
            .call(stored -> append(transaction, stored));
  }

  private Uni<Void> append(Transaction transaction, List<StoredRow> stored) {
    return transaction.append(stored.stream().map(this::signal).toList());
  }

  private OutboxEvent signal(StoredRow stored) {
    return stored.complete()
        ? signals.created(stored.notification())
        : signals.createdWithoutContent(stored.notification());
  }
}
