package io.heliograph.notifications.sending;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.inbox.Inbox;
import io.heliograph.notifications.notification.Draft;
import io.heliograph.notifications.notification.Notification;
import io.heliograph.notifications.outbox.Outbox;
import io.heliograph.notifications.recipients.RecipientResolver;
import io.heliograph.notifications.recipients.Recipients;
import io.heliograph.notifications.recipients.Resolution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends one notification to all it is addressed to. */
@Singleton
final class NotificationSender {
  private final RecipientResolver resolver;
  private final Inbox inbox;
  private final Outbox outbox;

  NotificationSender(RecipientResolver resolver, Inbox inbox, Outbox outbox) {
    this.resolver = resolver;
    this.inbox = inbox;
    this.outbox = outbox;
  }

  /** What is stored now, in the order of the recipients; empty if they resolve to nobody. */
  Uni<List<Notification>> send(Draft draft, Recipients recipients) {
    return switch (recipients) {
      case Recipients.Broadcast everyone -> broadcast(draft);
      case Recipients.Entities entities ->
          resolver.resolve(entities).map(Resolution::users).flatMap(users -> deliver(draft, users));
    };
  }

  private Uni<List<Notification>> broadcast(Draft draft) {
    return outbox.inTransaction(transaction -> inbox.broadcast(transaction, draft)).map(List::of);
  }

  private Uni<List<Notification>> deliver(Draft draft, List<EntityRef> users) {
    return users.isEmpty()
        ? Uni.createFrom().item(List.of())
        : outbox
            .inTransaction(transaction -> inbox.deliver(transaction, draft, users))
            .map(stored -> inOrderOf(users, stored));
  }

  private static List<Notification> inOrderOf(List<EntityRef> users, List<Notification> stored) {
    Map<EntityRef, Integer> places = new HashMap<>();
    users.forEach(user -> places.put(user, places.size()));
    return stored.stream()
        .sorted(Comparator.comparing(notification -> places.get(notification.user())))
        .toList();
  }
}
