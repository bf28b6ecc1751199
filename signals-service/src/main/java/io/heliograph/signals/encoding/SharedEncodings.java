package io.heliograph.signals.encoding;

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
public final class SharedEncodings implements AutoCloseable {
  private static final RareWarning WARNING =
      new RareWarning(Logger.getLogger(SharedEncodings.class), Duration.ofSeconds(1));

  private final Map<FrameFormat, ByteBuf> encoded = new EnumMap<>(FrameFormat.class);
  private final Function<FrameFormat, ByteBuf> encoder;
  private @Nullable EncodingException failure;

  public SharedEncodings(Function<FrameFormat, ByteBuf> encoder) {
    this.encoder = encoder;
  }

  /**
   * The bytes for one reader, who releases them.
   *
   * @throws EncodingException if there are none, for instance because no memory is left
   */
  public ByteBuf in(FrameFormat format) {
    return encoded.computeIfAbsent(format, this::encode).retainedDuplicate();
  }

  /** Everybody has got it; those who have not written it yet keep it alive. */
  @Override
  public void close() {
    encoded.values().forEach(ByteBuf::release);
  }

  /** Once it has failed nobody tries again: there may be thousands, and the hub waits for them. */
  private ByteBuf encode(FrameFormat format) {
    if (failure != null) {
      throw failure;
    }
    try {
      return encoder.apply(format);
    } catch (RuntimeException | OutOfMemoryError e) {
      WARNING.log(format, "frame not encoded, its readers are closed reason=" + e);
      failure = new EncodingException(e);
      throw failure;
    }
  }
}
