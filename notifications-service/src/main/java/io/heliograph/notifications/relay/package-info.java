/**
 * Publishes the outbox to Kafka: every committed event at least once, in commit order per
 * recipient.
 *
 * <p><b>Leadership.</b> One relay publishes at a time: the one whose connection holds an advisory
 * lock. The others try to acquire it once a second. A new leader takes the next term, which is sent
 * with every record. A leader that was only paused may still publish, but consumers drop lower
 * terms and ids of earlier ones, and its deletes check the term. After any failure the relay gives
 * up the leadership. The connection leads to PostgreSQL itself; {@code SessionCheck} refuses the
 * start if a connection pooler is in between.
 *
 * <p><b>Batches.</b> A batch is read, published, acknowledged by all in-sync replicas, and then
 * deleted. {@code RelayCursor} determines where the next read begins.
 *
 * <p><b>Failure of PostgreSQL.</b> Each statement has a timeout, and an idle leader sends one
 * regularly, which also detects a server that became read-only. PostgreSQL ends the session, and
 * with it the lock, of a leader that is silent for longer.
 *
 * <p><b>Failure of Kafka.</b> The producer never gives up a record, because later ones would
 * overtake it. The batch in flight waits, rows accumulate, and all are sent in order when Kafka is
 * available again.
 *
 * <p><b>Refused records.</b> A record that is too large for the topic is published in its short
 * form, with the ids alone. An entry with a longer message is acknowledged before later entries of
 * its recipient are sent, so the short form keeps the order. An entry that Kafka refuses in every
 * form becomes a dead letter in the transaction that deletes its batch, and the entries behind it
 * are published. Only failures that concern the record itself count ({@code RefusedEntry}).
 *
 * <p><b>Shutdown.</b> The relay releases its lock. Rows in flight stay, and the next leader sends
 * them again with the same event ids.
 */
@NullMarked
package io.heliograph.notifications.relay;

import org.jspecify.annotations.NullMarked;
