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
 * Continues a list of which the first notifications and the ids of the others are known. Reads the
 * others in groups on demand and uses a database connection only while it reads a group. A
 * notification that was deleted meanwhile is missing; one that became larger is read with the next
 * group.
 */
final class ListContinuation {
  /** Maximum ids per statement, which searches all of them for the index of each. */
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
