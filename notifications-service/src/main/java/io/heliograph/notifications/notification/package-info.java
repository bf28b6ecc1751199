/**
 * What a notification is: its values and its JSON shape as every read and every signal shows it
 * (Backstage's, plus {@code payload.metadata} where there is any).
 *
 * <p>Knows nothing of HTTP, SQL or Kafka.
 */
@NullMarked
package io.heliograph.notifications.notification;

import org.jspecify.annotations.NullMarked;
