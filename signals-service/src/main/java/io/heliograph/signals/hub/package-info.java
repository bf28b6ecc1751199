/**
 * Delivers signals to the connections that are subscribed to their channel.
 *
 * <p>{@link io.heliograph.signals.hub.Hub} is thread-safe. One lock orders delivery and resumption,
 * so a connection gets each signal either from the replay window or live, and never twice. A
 * listener must not block.
 *
 * <p>Signals keep their order within a partition, because only the consuming thread delivers.
 *
 * <p><b>Resumption.</b> A client sends the position that it has reached. If this instance is behind
 * that position, the resumption waits for a bounded time. Rates of resumptions are limited per
 * connection and user.
 */
@NullMarked
package io.heliograph.signals.hub;

import org.jspecify.annotations.NullMarked;
