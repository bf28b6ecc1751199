package io.heliograph.notifications.inbox;

import io.heliograph.notifications.notification.Notification;
import java.util.List;

/**
 * A part of a list.
 *
 * @param totalCount how many match the filter, here or not
 */
record InboxPage(long totalCount, List<Notification> notifications) {}
