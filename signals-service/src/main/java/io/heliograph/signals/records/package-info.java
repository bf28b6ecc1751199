/**
 * Reads Kafka records. The channel, recipient and message of a signal come from the headers and the
 * value of a record, or from the mapping of another producer's topic.
 *
 * <p>{@code FencingFilter} drops records of a relay that was replaced, and events whose id it has
 * seen recently. A {@link io.heliograph.signals.records.ReadResult} is the signal of a record, or
 * the reason to drop it.
 */
@NullMarked
package io.heliograph.signals.records;

import org.jspecify.annotations.NullMarked;
