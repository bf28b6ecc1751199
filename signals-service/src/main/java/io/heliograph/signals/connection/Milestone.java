package io.heliograph.signals.connection;

import io.heliograph.signals.fanout.Encodings;
import io.heliograph.signals.fanout.Events;
import io.heliograph.signals.fanout.Format;
import io.heliograph.signals.fanout.TextFrames;
import io.netty.buffer.ByteBuf;
import java.time.Duration;

/** How far this instance has come, as it is told to readers. */
final class Milestone {
  private Milestone() {}

  /**
   * @param staleness how long ago the stream has stopped, or zero
   */
  static Encodings of(String position, Duration staleness) {
    return new Encodings(format -> encode(position, staleness, format));
  }

  private static ByteBuf encode(String position, Duration staleness, Format format) {
    return switch (format) {
      case STOCK, RESUMABLE -> TextFrames.of(Words.position(position, staleness));
      case EVENT -> Events.of(EventWords.position(position, staleness));
    };
  }
}
