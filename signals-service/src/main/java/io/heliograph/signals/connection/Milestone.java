package io.heliograph.signals.connection;

import io.heliograph.signals.fanout.Encodings;
import io.heliograph.signals.fanout.Events;
import io.heliograph.signals.fanout.Format;
import io.heliograph.signals.fanout.TextFrames;
import io.netty.buffer.ByteBuf;

/** How far this instance has come, as it is told to readers. */
final class Milestone {
  private Milestone() {}

  static Encodings of(String position) {
    return new Encodings(format -> encode(position, format));
  }

  private static ByteBuf encode(String position, Format format) {
    return switch (format) {
      case STOCK, RESUMABLE -> TextFrames.of(Words.position(position));
      case EVENT -> Events.of(EventWords.position(position));
    };
  }
}
