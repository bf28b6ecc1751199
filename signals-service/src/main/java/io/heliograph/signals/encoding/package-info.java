/**
 * Turns signals and control messages into bytes, as WebSocket text frames and as Server-Sent
 * Events.
 *
 * <p>A {@link io.heliograph.signals.encoding.SignalFrame} is encoded once for each format, and all
 * connections share the bytes. The message is copied as it is and never parsed. {@link
 * io.heliograph.signals.encoding.FrameMemory} bounds and counts the memory of encoded frames.
 */
@NullMarked
package io.heliograph.signals.encoding;

import org.jspecify.annotations.NullMarked;
