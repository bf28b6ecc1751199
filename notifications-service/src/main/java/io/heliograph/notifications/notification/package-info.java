/**
 * A notification: its values and its JSON format in every read and every signal (the format of
 * Backstage, plus {@code payload.metadata} if present).
 *
 * <p>Does not depend on HTTP, SQL or Kafka.
 */
@NullMarked
package io.heliograph.notifications.notification;

import org.jspecify.annotations.NullMarked;
