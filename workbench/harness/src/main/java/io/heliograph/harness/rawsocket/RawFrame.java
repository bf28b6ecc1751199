package io.heliograph.harness.rawsocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;

/**
 * One frame of RFC 6455 as a server sends it, compared byte by byte.
 *
 * @param hex the complete frame, header and payload
 */
public record RawFrame(String hex) {
  public static final int CONTINUATION = 0;
  public static final int TEXT = 1;
  public static final int PING = 9;
  public static final int PONG = 10;

  /** The bit of the last frame of a message. */
  public static final int FINAL = 0x80;

  static final int BINARY = 2;
  static final int CLOSE = 8;

  private static final HexFormat HEX = HexFormat.of();
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;

  /** Creates a final, unmasked text frame with the shortest encoding of its length. */
  public static RawFrame text(String payload) {
    return of(TEXT, payload.getBytes(UTF_8));
  }

  public static RawFrame pong(String payload) {
    return of(PONG, payload.getBytes(UTF_8));
  }

  private static RawFrame of(int opcode, byte[] payload) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(FINAL | opcode);
      writeLength(out, payload.length, 0);
      out.write(payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RawFrame(HEX.formatHex(bytes.toByteArray()));
  }

  /** Writes the length. The flag is the mask bit of a masked frame. */
  static void writeLength(DataOutputStream out, int length, int flag) throws IOException {
    if (length < TWO_BYTES) {
      out.writeByte(flag | length);
    } else if (length < 1 << 16) {
      out.writeByte(flag | TWO_BYTES);
      out.writeShort(length);
    } else {
      out.writeByte(flag | EIGHT_BYTES);
      out.writeLong(length);
    }
  }

  /** Reads the next frame and blocks until it is complete. */
  static RawFrame read(DataInputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var seen = new DataOutputStream(bytes);
    seen.writeByte(in.readUnsignedByte());
    seen.write(readFully(in, Math.toIntExact(readLength(in, seen))));
    return new RawFrame(HEX.formatHex(bytes.toByteArray()));
  }

  private static long readLength(DataInputStream in, DataOutputStream seen) throws IOException {
    int first = in.readUnsignedByte();
    seen.writeByte(first);
    byte[] more = readFully(in, lengthBytes(first));
    seen.write(more);
    return more.length == 0 ? first : HexFormat.fromHexDigitsToLong(HEX.formatHex(more));
  }

  private static byte[] readFully(DataInputStream in, int length) throws IOException {
    var bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  private static int lengthBytes(int first) {
    return switch (first) {
      case TWO_BYTES -> 2;
      case EIGHT_BYTES -> 8;
      default -> 0;
    };
  }

  public boolean isText() {
    return opcode() == TEXT;
  }

  public boolean isPing() {
    return opcode() == PING;
  }

  public boolean isClose() {
    return opcode() == CLOSE;
  }

  private int opcode() {
    return HexFormat.fromHexDigits(hex, 1, 2);
  }

  public String payload() {
    return new String(payloadBytes(), UTF_8);
  }

  byte[] payloadBytes() {
    int first = HexFormat.fromHexDigits(hex, 2, 4);
    return HEX.parseHex(hex, 2 * (2 + lengthBytes(first)), hex.length());
  }

  /** Returns the code of a close frame, which must contain one. */
  public int closeCode() {
    return HexFormat.fromHexDigits(hex, 4, 8);
  }

  /** Describes the frame in a failed assertion. */
  @Override
  public String toString() {
    return isClose() ? "close " + hex : "%s %s".formatted(hex.substring(0, 4), payload());
  }
}
