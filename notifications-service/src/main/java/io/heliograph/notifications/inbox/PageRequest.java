package io.heliograph.notifications.inbox;

import io.heliograph.notifications.query.InboxFilter;
import io.heliograph.notifications.query.InboxOrder;
import io.heliograph.notifications.query.PageWindow;

/** A page of the caller's inbox, as it is requested. */
public record PageRequest(InboxFilter filter, InboxOrder order, PageWindow window) {
  /** Returns whether all notifications of the user are scanned for the page. */
  boolean scans() {
    return filter.isSearch() || !order.isByTime();
  }
}
