package io.heliograph.signals.connection;

import io.heliograph.signals.fanout.Events;
import io.heliograph.signals.fanout.Format;
import io.heliograph.signals.fanout.TextFrames;
import io.netty.buffer.ByteBuf;
import java.util.EnumMap;
import java.util.Map;

/**
 * How far this instance has come, on its way out: encoded once for each format that somebody wants,
 * and shared by all of them. For one thread; what it encoded lives until the last reader got it.
 */
final class Milestone implements AutoCloseable {
  private final String position;
  private final Map<Format, ByteBuf> encoded = new EnumMap<>(Format.class);

  Milestone(String position) {
    this.position = position;
  }

  /** The bytes for one reader, who releases them. */
  ByteBuf in(Format format) {
    return encoded.computeIfAbsent(format, this::encode).retainedDuplicate();
  }

  /** Everybody has got it; those who have not written it yet keep it alive. */
  @Override
  public void close() {
    encoded.values().forEach(ByteBuf::release);
  }

  private ByteBuf encode(Format format) {
    return switch (format) {
      case STOCK, RESUMABLE -> TextFrames.of(Words.position(position));
      case EVENT -> Events.of(EventWords.position(position));
    };
  }
}
