/**
 * Encodes signals and control messages as WebSocket text frames and as Server-Sent Events.
 *
 * <p>A {@link io.heliograph.signals.encoding.SignalFrame} is encoded once for each format, and all
 * connections share the bytes. The message is inserted without parsing it. {@link
 * io.heliograph.signals.encoding.FrameMemory} allocates and measures the memory of encoded frames.
 */
@NullMarked
package io.heliograph.signals.encoding;

import org.jspecify.annotations.NullMarked;
