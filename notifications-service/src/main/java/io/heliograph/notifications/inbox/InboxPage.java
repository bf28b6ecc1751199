package io.heliograph.notifications.inbox;

import io.heliograph.notifications.notification.Notification;
import java.util.List;

/**
 * A page of a list.
 *
 * @param totalCount number of notifications that match the filter, on this page or not
 */
public record InboxPage(long totalCount, List<Notification> notifications) {}
