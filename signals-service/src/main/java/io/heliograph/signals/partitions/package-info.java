/**
 * Assigns every partition to the consumer, and finds new ones.
 *
 * <p>Kafka is asked on another thread, with a time-out, so that a broker that does not answer
 * delays no record. A new partition is read from its beginning. A topic that was deleted and made
 * again has another id, and its old partitions are dropped.
 */
@NullMarked
package io.heliograph.signals.partitions;

import org.jspecify.annotations.NullMarked;
