package io.heliograph.notifications.delivery;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.notification.Draft;
import io.heliograph.notifications.notification.Notification;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A delivery as it is written for one user.
 *
 * @param behind number of later rows of the same user that are written with it
 * @param fresh the notification to store, unless the row replaces an earlier one of its scope
 */
record RecipientRow(Delivery delivery, EntityRef user, int behind, Notification fresh) {
  /**
   * Orders a user's rows without a scope first: their content is known before they are stored, so
   * their signals need not wait. Otherwise rows keep the order of the deliveries.
   */
  private static final Comparator<Address> BY_LOCK =
      Comparator.comparing(Address::user)
          .thenComparing(address -> address.delivery().draft().isScoped());

  /** Returns the rows by user, in the order in which the ledger rows are locked. */
  static List<RecipientRow> inOrderOfLocks(Collection<Delivery> deliveries) {
    List<Address> addresses = addresses(deliveries);
    addresses.sort(BY_LOCK);
    var recipientRows = new ArrayList<RecipientRow>(addresses.size());
    for (int i = 0; i < addresses.size(); i++) {
      recipientRows.add(addresses.get(i).withBehind(behind(addresses, i)));
    }
    return recipientRows;
  }

  Draft draft() {
    return delivery.draft();
  }

  private static List<Address> addresses(Collection<Delivery> deliveries) {
    var addresses = new ArrayList<Address>();
    for (Delivery delivery : deliveries) {
      delivery.users().forEach(user -> addresses.add(new Address(delivery, user)));
    }
    return addresses;
  }

  private static int behind(List<Address> addresses, int place) {
    EntityRef user = addresses.get(place).user();
    int end = place + 1;
    while (end < addresses.size() && addresses.get(end).user().equals(user)) {
      end++;
    }
    return end - place - 1;
  }

  private record Address(Delivery delivery, EntityRef user) {
    RecipientRow withBehind(int behind) {
      return new RecipientRow(delivery, user, behind, delivery.draft().addressedTo(user));
    }
  }
}
