package io.heliograph.signals.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Encodes frames of a server, unfragmented and unmasked (RFC 6455, section 5.2). */
public final class WebSocketEncoder {
  /** A ping without a payload. Releasing it has no effect. */
  public static final ByteBuf PING =
      Unpooled.unreleasableBuffer(Unpooled.directBuffer(2, 2).writeByte(0x89).writeByte(0));

  static final byte[] END = {'}'};

  private static final int FINAL_TEXT = 0x81;
  private static final int FINAL_PONG = 0x8A;
  private static final int HEADER = 10;
  private static final int SHORTEST = 125;
  private static final int SHORT = 0xFFFF;
  private static final int LENGTH_IN_TWO_BYTES = 126;
  private static final int LENGTH_IN_EIGHT_BYTES = 127;

  private WebSocketEncoder() {}

  /** Returns the pong for a ping, whose payload has at most 125 bytes and is not released here. */
  public static ByteBuf pong(ByteBuf payload) {
    int length = payload.readableBytes();
    return FrameMemory.take(HEADER + length)
        .writeByte(FINAL_PONG)
        .writeByte(length)
        .writeBytes(payload, payload.readerIndex(), length);
  }

  public static ByteBuf of(String text) {
    return of(text.getBytes(UTF_8));
  }

  static ByteBuf of(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuf frame = FrameMemory.take(HEADER + length);
    writeHeader(frame, length);
    for (byte[] part : parts) {
      frame.writeBytes(part);
    }
    return frame;
  }

  private static void writeHeader(ByteBuf frame, int length) {
    frame.writeByte(FINAL_TEXT);
    if (length <= SHORTEST) {
      frame.writeByte(length);
    } else if (length <= SHORT) {
      frame.writeByte(LENGTH_IN_TWO_BYTES).writeShort(length);
    } else {
      frame.writeByte(LENGTH_IN_EIGHT_BYTES).writeLong(length);
    }
  }
}
