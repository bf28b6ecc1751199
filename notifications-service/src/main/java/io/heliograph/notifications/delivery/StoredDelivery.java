package io.heliograph.notifications.delivery;

import io.heliograph.notifications.notification.Notification;
import java.util.List;

/**
 * The notifications that were stored for a delivery, in the order of its users.
 *
 * @param complete whether all of them have all their texts; otherwise what they replaced was too
 *     large to be returned
 */
public record StoredDelivery(List<Notification> notifications, boolean complete) {}
