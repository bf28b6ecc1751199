package io.heliograph.benchmarks.baseline;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;

/**
 * Encodes a text frame with the envelope of signals-service. The payload must be longer than 125
 * bytes.
 */
final class EncodedFrame {
  private static final byte[] HEAD = "{\"channel\":\"bench\",\"message\":".getBytes(US_ASCII);
  private static final int LAST_TEXT = 0x81;
  private static final int SHORT = 126;
  private static final int FRAME_HEAD = 4;

  private EncodedFrame() {}

  static ByteBuf of(byte[] message) {
    int length = HEAD.length + message.length + 1;
    return PooledByteBufAllocator.DEFAULT
        .directBuffer(FRAME_HEAD + length)
        .writeByte(LAST_TEXT)
        .writeByte(SHORT)
        .writeShort(length)
        .writeBytes(HEAD)
        .writeBytes(message)
        .writeByte('}');
  }
}
