/**
 * Reads one Kafka record: its headers, or the mapping of another producer's topic, give channel,
 * recipient and message.
 *
 * <p>{@code FencingFilter} drops records of a relay that was replaced, and events that an earlier
 * relay published already. A {@link io.heliograph.signals.records.ReadResult} says what a record
 * turned out to be.
 */
@NullMarked
package io.heliograph.signals.records;

import org.jspecify.annotations.NullMarked;
