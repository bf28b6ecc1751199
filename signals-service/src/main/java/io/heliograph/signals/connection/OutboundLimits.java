package io.heliograph.signals.connection;

import io.heliograph.signals.encoding.FrameMemory;
import java.time.Duration;

/**
 * Limits for the pending frames of one connection.
 *
 * @param frames for this connection
 * @param ownBytes for this connection
 * @param totalBytes for all connections together, each frame counted once
 * @param closeTimeout maximum time for a close handshake
 */
public record OutboundLimits(int frames, long ownBytes, long totalBytes, Duration closeTimeout) {

  public static OutboundLimits of(ConnectionConfig config) {
    return new OutboundLimits(
        config.maxPendingFrames(),
        config.maxPendingSize().asLongValue(),
        config.maxPendingTotal().asLongValue(),
        config.closeTimeout());
  }

  /**
   * Returns the current byte limit of this connection: at most the memory that is left for all. So
   * the connections that are furthest behind reach their limit first when little is left. The used
   * memory is measured only when the total could be exceeded.
   */
  long bytes() {
    return FrameMemory.atMost() + ownBytes <= totalBytes
        ? ownBytes
        : Math.min(ownBytes, totalBytes - FrameMemory.used());
  }
}
