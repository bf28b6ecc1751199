/**
 * The replay window: the signals that were read lately, and the positions of clients in them.
 *
 * <p>A {@link io.heliograph.signals.replay.Position} is the offset of the next record in every
 * partition. Its text names topics by their id in Kafka, so it means the same on every instance and
 * after every restart, and is void after a topic was made again. {@link
 * io.heliograph.signals.replay.ReplayWindow} is bounded by bytes and by age, and knows since when
 * it is complete. A busy channel evicts its own signals, not those of others.
 *
 * <p>Nothing here is safe for several threads: the hub owns it, under its lock.
 */
@NullMarked
package io.heliograph.signals.replay;

import org.jspecify.annotations.NullMarked;
