package io.heliograph.signals.encoding;

import io.netty.buffer.ByteBuf;
import java.time.Duration;

/** Encodes the current position of this instance for clients, so that they can resume there. */
public final class PositionUpdate {
  private PositionUpdate() {}

  /**
   * Returns the encodings of the position.
   *
   * @param staleness time since the stream has stopped, or zero
   */
  public static SharedEncodings of(String position, Duration staleness) {
    return new SharedEncodings(format -> encode(position, staleness, format));
  }

  private static ByteBuf encode(String position, Duration staleness, FrameFormat format) {
    return switch (format) {
      case STOCK, RESUMABLE -> WebSocketEncoder.of(ControlMessages.position(position, staleness));
      case EVENT -> SseEncoder.of(SseEvents.position(position, staleness));
    };
  }
}
