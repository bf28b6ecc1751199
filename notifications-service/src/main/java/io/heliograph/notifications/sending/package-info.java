/**
 * Sending: a service's request becomes notifications in inboxes, all of them or none.
 *
 * <p>The request is checked, its recipients are resolved, and then one transaction writes the inbox
 * rows and the outbox rows. Nothing here knows Kafka: a send succeeds while the broker is away.
 */
@NullMarked
package io.heliograph.notifications.sending;

import org.jspecify.annotations.NullMarked;
