package io.heliograph.signals.encoding;

import io.heliograph.log.RareWarning;
import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * One message for many connections, encoded once for each format that is requested, and shared. Not
 * thread-safe. The encoded bytes live until the last connection has released them.
 */
public final class SharedEncodings implements AutoCloseable {
  private static final RareWarning WARNING =
      new RareWarning(Logger.getLogger(SharedEncodings.class), Duration.ofSeconds(1));

  private final Map<FrameFormat, ByteBuf> encoded = new EnumMap<>(FrameFormat.class);
  private final Function<FrameFormat, ByteBuf> encoder;
  private final Map<FrameFormat, EncodingException> failures = new EnumMap<>(FrameFormat.class);

  public SharedEncodings(Function<FrameFormat, ByteBuf> encoder) {
    this.encoder = encoder;
  }

  /**
   * Returns the bytes for one connection, which must release them.
   *
   * @throws EncodingException if encoding fails, for instance because no memory is left
   */
  public ByteBuf in(FrameFormat format) {
    return encoded.computeIfAbsent(format, this::encode).retainedDuplicate();
  }

  /** Releases the bytes; connections that have not written them yet keep them alive. */
  @Override
  public void close() {
    encoded.values().forEach(ByteBuf::release);
  }

  /**
   * Encodes the message, but never again in a format that failed: thousands of connections may
   * request it while the hub waits.
   */
  private ByteBuf encode(FrameFormat format) {
    EncodingException earlier = failures.get(format);
    if (earlier != null) {
      throw earlier;
    }
    try {
      return encoder.apply(format);
    } catch (RuntimeException e) {
      WARNING.log(format, "frame not encoded, its connections are closed reason=" + e);
      var failure = new EncodingException(e);
      failures.put(format, failure);
      throw failure;
    }
  }
}
