/**
 * Sending: a service's request becomes notifications in inboxes, all of them or none.
 *
 * <p>The request is checked and its recipients are found ({@code SendResource}, {@code
 * NotificationSender}). A send to few users joins {@code SendQueue}: what comes while other sends
 * are being written is written together, in one transaction, as soon as a writer is free; nothing
 * waits for a timer. A broadcast, or a send to many, has a transaction of its own. {@code
 * SendWriter} writes inbox rows and outbox rows in that transaction and, if the database refuses,
 * splits the batch until only the send that is to blame fails.
 *
 * <p><b>Repeating.</b> With an {@code Idempotency-Key} the answer is kept in the same transaction,
 * so a key makes one notification, whatever dies in between. A key that is being used is a
 * conflict: nobody waits for it, since whoever waited would hold up a batch.
 *
 * <p>Nothing here knows Kafka: a send succeeds while the broker is away.
 */
@NullMarked
package io.heliograph.notifications.sending;

import org.jspecify.annotations.NullMarked;
