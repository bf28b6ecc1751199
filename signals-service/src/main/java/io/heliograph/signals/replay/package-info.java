/**
 * Keeps the replay window: the signals that were read recently, and the positions of clients in
 * them.
 *
 * <p>A {@link io.heliograph.signals.replay.Position} is the offset of the next record in every
 * partition. Its text contains topics by their id in Kafka, so it means the same on every instance
 * and after every restart, and is void after a topic was created again. {@link
 * io.heliograph.signals.replay.ReplayWindow} is limited by bytes and by age, and stores from which
 * offsets on it is complete. A busy channel evicts signals of its own shard, not those of smaller
 * shards.
 *
 * <p>Nothing here is thread-safe: the hub guards it with its lock.
 */
@NullMarked
package io.heliograph.signals.replay;

import org.jspecify.annotations.NullMarked;
