/**
 * Writes sends to few users, several in one transaction.
 *
 * <p>Sends that arrive while a batch is being written form the next batch, which starts as soon as
 * a writer is free; no timer is involved. {@code SendWriter} writes inbox rows and outbox rows in
 * one transaction. If the database refuses a value of a batch, the batch is split until only the
 * send with it fails. A send that replaces too large notifications is left to {@code JobSender}.
 * Sends that meet another transaction's lock are retried separately. Broadcasts have a separate
 * lane.
 */
@NullMarked
package io.heliograph.notifications.queue;

import org.jspecify.annotations.NullMarked;
