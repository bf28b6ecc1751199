package io.heliograph.signals.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;

/** Decodes frames to text. */
public final class Encoded {
  private static final int IN_TWO_BYTES = 126;
  private static final int IN_EIGHT_BYTES = 127;

  private Encoded() {}

  /** Returns the payload of one complete text frame. */
  public static String payload(ByteBuf frame) {
    if (frame.readUnsignedByte() != 0x81) {
      throw new IllegalArgumentException("no whole text frame");
    }
    String text = text(frame, length(frame));
    if (frame.isReadable()) {
      throw new IllegalArgumentException("bytes behind the frame");
    }
    return text;
  }

  static String text(ByteBuf bytes) {
    return text(bytes, bytes.readableBytes());
  }

  private static String text(ByteBuf bytes, int length) {
    return bytes.readCharSequence(length, UTF_8).toString();
  }

  private static int length(ByteBuf frame) {
    int length = frame.readUnsignedByte();
    return switch (length) {
      case IN_TWO_BYTES -> frame.readUnsignedShort();
      case IN_EIGHT_BYTES -> Math.toIntExact(frame.readLong());
      default -> length;
    };
  }
}
