/**
 * Publishes a batch of outbox entries to Kafka, in order per recipient.
 *
 * <p>A batch is complete when every entry is acknowledged by all in-sync replicas, or refused. The
 * producer never gives up a record, because later ones would overtake it: if Kafka is unavailable,
 * the batch waits.
 *
 * <p>A record that is too large for the topic is published in its short form, with the ids alone.
 * An entry with a longer message is acknowledged before later entries of its recipient are sent, so
 * the short form keeps the order. An entry that Kafka refuses in every form is returned as a {@link
 * io.heliograph.notifications.publishing.RefusedEntry}; the relay makes it a dead letter. Only
 * failures of the record itself count; any other failure fails the batch.
 */
@NullMarked
package io.heliograph.notifications.publishing;

import org.jspecify.annotations.NullMarked;
