package io.heliograph.harness.sockets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/** Encodes the frames that a client sends. */
final class Outgoing {
  static final int TEXT = 1;
  static final int PONG = 10;

  private static final int LAST = 0x80;
  private static final int MASKED = 0x80;
  private static final int SHORT = 126;

  /** Largest payload in bytes, which is the largest whose length has two bytes. */
  private static final int LARGEST = 65_535;

  /** Length of flags, length and mask in bytes. */
  private static final int LONGEST_HEAD = 8;

  /** A mask of zeros. A client must mask, and zeros leave the payload unchanged. */
  private static final int MASK = 0;

  private Outgoing() {}

  static ByteBuffer handshake(String host, String token) {
    String request =
        """
        GET /api/signals HTTP/1.1\r
        Host: %s\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: aGVsaW9ncmFwaCBiZW5jaA==\r
        Sec-WebSocket-Protocol: %s\r
        \r
        """
            .formatted(host, token);
    return ByteBuffer.wrap(request.getBytes(US_ASCII));
  }

  static ByteBuffer text(String frame) {
    return frame(TEXT, frame.getBytes(US_ASCII));
  }

  static ByteBuffer frame(int opcode, byte[] payload) {
    if (payload.length > LARGEST) {
      throw new IllegalArgumentException("a frame of %d bytes".formatted(payload.length));
    }
    var frame = ByteBuffer.allocate(LONGEST_HEAD + payload.length).put((byte) (LAST | opcode));
    if (payload.length < SHORT) {
      frame.put((byte) (MASKED | payload.length));
    } else {
      frame.put((byte) (MASKED | SHORT)).putShort((short) payload.length);
    }
    return frame.putInt(MASK).put(payload).flip();
  }
}
