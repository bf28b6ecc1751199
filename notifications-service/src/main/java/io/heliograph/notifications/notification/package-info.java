/**
 * A notification: its values and its JSON format in every read and every signal.
 *
 * <p>The format is that of Backstage, plus {@code payload.metadata} if present. A {@code Draft} is
 * a notification that is not stored yet. Does not depend on HTTP, SQL or Kafka.
 *
 * <p>Values are checked where they enter the service, so a notification that exists is valid.
 */
@NullMarked
package io.heliograph.notifications.notification;

import org.jspecify.annotations.NullMarked;
