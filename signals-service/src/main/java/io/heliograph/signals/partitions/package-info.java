/**
 * Assigns every partition to the consumer and finds new partitions.
 *
 * <p>Look-ups run on another thread with a time-out, so that a broker that does not respond delays
 * no record. A new partition is read from its beginning. A topic that was deleted and created again
 * has another id, and its old partitions are dropped.
 */
@NullMarked
package io.heliograph.signals.partitions;

import org.jspecify.annotations.NullMarked;
