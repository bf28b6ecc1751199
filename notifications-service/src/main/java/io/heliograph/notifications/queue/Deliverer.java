package io.heliograph.notifications.queue;

import static java.util.function.Predicate.not;

import io.heliograph.notifications.delivery.Delivery;
import io.heliograph.notifications.delivery.Inbox;
import io.heliograph.notifications.notification.Draft;
import io.heliograph.notifications.notification.Notification;
import io.heliograph.notifications.outbox.Transaction;
import io.heliograph.notifications.settings.Offer;
import io.heliograph.notifications.settings.OptOuts;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Delivers drafts to the inboxes of the users who have not opted out. */
@Singleton
public final class Deliverer {
  private final OptOuts optOuts;
  private final Inbox inbox;

  Deliverer(OptOuts optOuts, Inbox inbox) {
    this.optOuts = optOuts;
    this.inbox = inbox;
  }

  /**
   * Returns the stored notifications, one list for each delivery; users who opted out are not
   * included.
   */
  public Uni<List<List<Notification>>> deliver(Transaction transaction, List<Delivery> deliveries) {
    List<Offer> offers = deliveries.stream().flatMap(Deliverer::offers).toList();
    return optOuts
        .unwanted(transaction.connection(), offers)
        .map(unwanted -> deliveries.stream().map(one -> without(unwanted, one)).toList())
        .flatMap(wanted -> inbox.deliver(transaction, wanted));
  }

  /** Stores broadcasts and returns them. */
  Uni<List<Notification>> broadcast(Transaction transaction, List<Draft> drafts) {
    return inbox.broadcast(transaction, drafts);
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
