/**
 * Reads every partition of every signal topic on one thread and dispatches each record.
 *
 * <p><b>No consumer group.</b> Each instance serves its own connections, so each needs every
 * record. Offsets are held in memory, so no record that a broker retained is lost when the broker
 * restarts.
 *
 * <p><b>Start.</b> The thread starts at the beginning of the replay window, and opens admission
 * when it has read every record that Kafka held a second ago, so that no old signal is delivered as
 * new. The instance then stays ready, also while Kafka is unavailable.
 *
 * <p><b>Dropped records.</b> Records that are malformed, stale or repeated are dropped and counted.
 * The content of a record never stops the thread.
 *
 * <p><b>Shutdown.</b> The consumer runs until all connections are closed.
 */
@NullMarked
package io.heliograph.signals.consumer;

import org.jspecify.annotations.NullMarked;
