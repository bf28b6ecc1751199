package io.heliograph.harness.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/**
 * The frame of a server at the head of a buffer. It is unmasked and never fragmented.
 *
 * @param start index of the payload
 */
public record Incoming(int opcode, int start, int length) {
  static final int CLOSE = 8;
  static final int PING = 9;

  /** Marks a frame that has not arrived completely. */
  static final Incoming INCOMPLETE = new Incoming(-1, 0, 0);

  private static final int HEAD = 2;
  private static final int SHORT = 126;
  private static final int LONG = 127;

  static Incoming peek(ByteBuffer buffer) {
    int at = buffer.position();
    if (buffer.remaining() < HEAD) {
      return INCOMPLETE;
    }
    int length = buffer.get(at + 1) & 0x7F;
    int head = HEAD + extension(length);
    if (buffer.remaining() < head) {
      return INCOMPLETE;
    }
    return whole(
        buffer, new Incoming(buffer.get(at) & 0xF, at + head, length(buffer, at + HEAD, length)));
  }

  private static int extension(int length) {
    return switch (length) {
      case SHORT -> Short.BYTES;
      case LONG -> Long.BYTES;
      default -> 0;
    };
  }

  private static int length(ByteBuffer buffer, int at, int length) {
    return switch (length) {
      case SHORT -> buffer.getShort(at) & 0xFFFF;
      case LONG -> Math.toIntExact(buffer.getLong(at));
      default -> length;
    };
  }

  private static Incoming whole(ByteBuffer buffer, Incoming frame) {
    return frame.end() <= buffer.limit() ? frame : INCOMPLETE;
  }

  boolean isWhole() {
    return opcode >= 0;
  }

  public int end() {
    return start + length;
  }

  byte[] payload(ByteBuffer buffer) {
    var bytes = new byte[length];
    buffer.get(start, bytes);
    return bytes;
  }

  public String text(ByteBuffer buffer) {
    return new String(payload(buffer), UTF_8);
  }
}
