package io.heliograph.signals.fanout;

import io.netty.buffer.ByteBuf;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The same said to many: encoded once for each format that somebody wants, and shared by all of
 * them. For one thread; what it encoded lives until the last reader got it.
 */
public final class Encodings implements AutoCloseable {
  private final Map<Format, ByteBuf> encoded = new EnumMap<>(Format.class);
  private final Function<Format, ByteBuf> encoder;

  public Encodings(Function<Format, ByteBuf> encoder) {
    this.encoder = encoder;
  }

  /** The bytes for one reader, who releases them. */
  public ByteBuf in(Format format) {
    return encoded.computeIfAbsent(format, encoder).retainedDuplicate();
  }

  /** Everybody has got it; those who have not written it yet keep it alive. */
  @Override
  public void close() {
    encoded.values().forEach(ByteBuf::release);
  }
}
