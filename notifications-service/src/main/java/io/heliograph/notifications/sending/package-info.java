/**
 * Sending: a service's request becomes notifications in inboxes.
 *
 * <p>The request is checked and its recipients are found ({@code SendResource}, {@code
 * NotificationSender}). A send to few users joins {@code SendQueue}: what comes while other sends
 * are being written is written together, in one transaction, as soon as a writer is free; nothing
 * waits for a timer. Broadcasts are written together in the same way. {@code SendWriter} writes
 * inbox rows and outbox rows in that transaction and, if the database refuses, splits the batch
 * until only the send that is to blame fails; sends that met somebody else's lock are tried again
 * apart.
 *
 * <p><b>Jobs.</b> A send to many is stored by {@code JobSender}; from then on it reaches all of
 * them. {@code JobQueue} and {@code JobRunner} run it, {@code JobWriter} writes a chunk of its
 * users in each transaction, {@code JobResumption} takes over what another instance left, and
 * {@code JobReceipts} writes the answer.
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
