/**
 * The thread that reads every partition of every signal topic and dispatches each record.
 *
 * <p><b>No consumer group.</b> Each instance serves its own connections, so each needs every
 * record. Offsets live in memory, so a broker that restarts loses nothing that it kept.
 *
 * <p><b>Start.</b> The thread begins as far back as the replay window reaches, and opens admission
 * when it has read all that Kafka had a second ago: nothing old is delivered as new. From then on
 * the instance stays ready, also while Kafka is away.
 *
 * <p><b>Dropped records.</b> Records that are malformed, stale or repeated are dropped and counted.
 * No content of a record stops the thread.
 *
 * <p><b>Shutdown.</b> The consumer goes on until all connections are closed.
 */
@NullMarked
package io.heliograph.signals.consumer;

import org.jspecify.annotations.NullMarked;
