package io.heliograph.notifications.queue;

import static java.util.function.Predicate.not;

import io.heliograph.notifications.delivery.Delivery;
import io.heliograph.notifications.delivery.Inbox;
import io.heliograph.notifications.delivery.StoredDelivery;
import io.heliograph.notifications.notification.Draft;
import io.heliograph.notifications.notification.Notification;
import io.heliograph.notifications.outbox.Transaction;
import io.heliograph.notifications.settings.Offer;
import io.heliograph.notifications.settings.OptOuts;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Delivers drafts to the inboxes of the users who have not opted out. */
@Singleton
public final class Deliverer {
  private final OptOuts optOuts;
  private final Inbox inbox;
  private final SendingConfig config;

  Deliverer(OptOuts optOuts, Inbox inbox, SendingConfig config) {
    this.optOuts = optOuts;
    this.inbox = inbox;
    this.config = config;
  }

  /** Returns the stored notifications of each delivery, without those of users who opted out. */
  public <K> Uni<Map<K, StoredDelivery>> deliver(
      Transaction transaction, Map<K, Delivery> deliveries) {
    List<Offer> offers = deliveries.values().stream().flatMap(Deliverer::offers).toList();
    return optOuts
        .unwanted(transaction.connection(), offers)
        .map(unwanted -> mapped(deliveries, one -> without(unwanted, one)))
        .flatMap(
            wanted ->
                inbox
                    .deliver(transaction, wanted.values(), config.batchBytes().asLongValue())
                    .map(stored -> mapped(wanted, stored::of)));
  }

  /** Stores broadcasts and returns them. */
  <K> Uni<Map<K, Notification>> broadcast(Transaction transaction, Map<K, Draft> drafts) {
    return inbox.broadcast(transaction, drafts);
  }

  private static <K, V, R> Map<K, R> mapped(Map<K, V> values, Function<V, R> function) {
    Map<K, R> mapped = LinkedHashMap.newLinkedHashMap(values.size());
    values.forEach((key, value) -> mapped.put(key, function.apply(value)));
    return mapped;
  }

  private static Stream<Offer> offers(Delivery delivery) {
    String origin = delivery.draft().origin();
    String topic = delivery.draft().payload().topic();
    return delivery.users().stream().map(user -> new Offer(user, origin, topic));
  }

  private static Delivery without(Set<Offer> unwanted, Delivery delivery) {
    return new Delivery(
        delivery.draft(),
        offers(delivery).filter(not(unwanted::contains)).map(Offer::user).toList());
  }
}
