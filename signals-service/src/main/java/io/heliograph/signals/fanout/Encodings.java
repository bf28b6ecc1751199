package io.heliograph.signals.fanout;

import io.heliograph.log.RareWarning;
import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The same said to many: encoded once for each format that somebody wants, and shared by all of
 * them. For one thread; what it encoded lives until the last reader got it.
 */
public final class Encodings implements AutoCloseable {
  private static final RareWarning WARNING =
      new RareWarning(Logger.getLogger(Encodings.class), Duration.ofSeconds(1));

  private final Map<Format, ByteBuf> encoded = new EnumMap<>(Format.class);
  private final Function<Format, ByteBuf> encoder;
  private @Nullable NotEncodedException failure;

  public Encodings(Function<Format, ByteBuf> encoder) {
    this.encoder = encoder;
  }

  /**
   * The bytes for one reader, who releases them.
   *
   * @throws NotEncodedException if there are none, for instance because no memory is left
   */
  public ByteBuf in(Format format) {
    return encoded.computeIfAbsent(format, this::encode).retainedDuplicate();
  }

  /** Everybody has got it; those who have not written it yet keep it alive. */
  @Override
  public void close() {
    encoded.values().forEach(ByteBuf::release);
  }

  /** Once it has failed nobody tries again: there may be thousands, and the hub waits for them. */
  private ByteBuf encode(Format format) {
    if (failure != null) {
      throw failure;
    }
    try {
      return encoder.apply(format);
    } catch (RuntimeException | OutOfMemoryError e) {
      WARNING.log(format, "frame not encoded, its readers are closed reason=" + e);
      failure = new NotEncodedException(e);
      throw failure;
    }
  }
}
