/**
 * Delivers signals to the connections that subscribed to their channel.
 *
 * <p>{@link io.heliograph.signals.hub.Hub} may be called from any thread. One lock orders delivery
 * and resumption, so a connection gets each signal either from the replay window or live, and never
 * twice. A signal costs a look-up and its listeners; a listener must not block.
 *
 * <p>Order holds per partition, because only the consuming thread delivers.
 *
 * <p><b>Resumption.</b> A client names the position that it has reached. If this instance is behind
 * it, the client waits for a bounded time. Rates of resumptions are limited per connection and
 * user.
 */
@NullMarked
package io.heliograph.signals.hub;

import org.jspecify.annotations.NullMarked;
