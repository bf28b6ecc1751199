/**
 * Catching up: what was read lately, and how far somebody has come.
 *
 * <p>A {@link io.heliograph.signals.recovery.Position} is the offset of the next record in every
 * partition. Its text names topics by their identity in Kafka, so it means the same on every
 * instance and after every restart, and nothing after a topic was made anew. The {@link
 * io.heliograph.signals.recovery.Window} holds what was read lately, bounded by bytes and by age,
 * and knows since when it holds everything. A channel on which much is published pushes its own
 * signals out of it, not those of others.
 *
 * <p>Nothing here is safe for several threads: the hub owns it, under its lock.
 */
@NullMarked
package io.heliograph.signals.recovery;

import org.jspecify.annotations.NullMarked;
