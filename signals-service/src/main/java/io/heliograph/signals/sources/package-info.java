/**
 * Mapping of other producers' topics to channels by configuration: the topic, the channel on which
 * its records appear, and the part of a record that contains the recipient. No code is needed.
 *
 * <p>{@link io.heliograph.signals.sources.Sources} is the interface to the consumer: it returns the
 * topics to read in addition to those of signals, and parses their records. Records come from other
 * producers, so each value is validated once before it becomes part of a frame: it must be one JSON
 * value in UTF-8. Its recipient may be a JSON string, as Kafka Connect writes keys and headers. A
 * malformed record yields an empty result, not an exception.
 *
 * <p>Nothing here keeps state; everything is thread-safe. A service with ambiguous sources does not
 * start.
 */
@NullMarked
package io.heliograph.signals.sources;

import org.jspecify.annotations.NullMarked;
