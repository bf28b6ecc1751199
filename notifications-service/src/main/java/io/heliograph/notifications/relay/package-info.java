/**
 * Publishes the outbox to Kafka: every committed event at least once, in commit order per
 * recipient.
 *
 * <p>One relay leads: the one whose connection holds an advisory lock. The others try to acquire it
 * once a second. A new leader takes the next term, which every record contains. A leader that was
 * only paused may still publish, but consumers drop lower terms and repeated ids, and its deletes
 * check the term. Any failure ends the term. {@code SessionCheck} refuses the start if a connection
 * pooler is between the relay and PostgreSQL.
 *
 * <p>A batch is read behind the {@code RelayCursor}, published, and then deleted; refused entries
 * move to the dead letters in the same transaction. An idle leader sends a statement regularly, so
 * it detects a lost or read-only server. PostgreSQL ends the session of a leader that is silent. On
 * shutdown the relay releases its lock; the next leader sends the rows in flight again.
 */
@NullMarked
package io.heliograph.notifications.relay;

import org.jspecify.annotations.NullMarked;
