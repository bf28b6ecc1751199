package io.heliograph.signals.connection;

import io.heliograph.signals.encoding.FrameMemory;
import java.time.Duration;

/**
 * What may wait for one reader.
 *
 * @param frames for this reader
 * @param ownBytes for this reader
 * @param totalBytes for all readers together, each frame counted once
 * @param closePatience how long a closed connection may take to go
 */
public record OutboundLimits(int frames, long ownBytes, long totalBytes, Duration closePatience) {

  public static OutboundLimits of(ConnectionConfig config) {
    return new OutboundLimits(
        config.maxPendingFrames(),
        config.maxPendingSize().asLongValue(),
        config.maxPendingTotal().asLongValue(),
        config.closePatience());
  }

  /**
   * What may wait for this reader now: no more than is left for all. So whoever is furthest behind
   * feels it first when little is left, and it is only measured then.
   */
  long bytes() {
    return FrameMemory.atMost() + ownBytes <= totalBytes
        ? ownBytes
        : Math.min(ownBytes, totalBytes - FrameMemory.used());
  }
}
