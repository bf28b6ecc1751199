package io.heliograph.notifications.inbox;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.notification.Notification;
import io.heliograph.notifications.query.NotificationFinder;
import io.heliograph.notifications.query.PageSlice;
import io.heliograph.notifications.query.PageSlice.Remaining;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/**
 * A list whose first notifications are known, and of the others the ids. They are read in groups,
 * each on a short use of a connection, when they are asked for. One that was deleted meanwhile is
 * missing; one that became larger comes with the next group.
 */
final class ListContinuation {
  /** The statement looks for the place of each id among all. */
  private static final int MAX_GROUP = 500;

  private final NotificationFinder finder;
  private final EntityRef user;
  private final long readSize;
  private final Deque<Remaining> rest;
  private List<Notification> first;

  ListContinuation(NotificationFinder finder, EntityRef user, long readSize, PageSlice found) {
    this.finder = finder;
    this.user = user;
    this.readSize = readSize;
    this.first = found.notifications();
    this.rest = new ArrayDeque<>(found.rest());
  }

  Multi<Notification> notifications() {
    return Multi.createBy()
        .repeating()
        .uni(this::nextGroup)
        .whilst(group -> !rest.isEmpty())
        .onItem()
        .disjoint();
  }

  private Uni<List<Notification>> nextGroup() {
    List<Notification> known = first;
    first = List.of();
    return known.isEmpty()
        ? finder.inOrder(user, nextIds()).map(this::group)
        : Uni.createFrom().item(known);
  }

  private List<UUID> nextIds() {
    var ids = new ArrayList<UUID>();
    long weight = 0;
    while (!rest.isEmpty() && weight < readSize && ids.size() < MAX_GROUP) {
      Remaining next = rest.remove();
      ids.add(next.id());
      weight += next.weight();
    }
    return ids;
  }

  private List<Notification> group(PageSlice found) {
    found.rest().reversed().forEach(rest::addFirst);
    return found.notifications();
  }
}
