package io.heliograph.signals;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A WebSocket client that sends single frames (RFC 6455), also invalid ones. Its masks are zeros.
 */
public final class RawSocket implements AutoCloseable {
  public static final int CONTINUATION = 0;
  public static final int TEXT = 1;
  public static final int PING = 9;
  public static final int PONG = 10;
  public static final int FINAL = 0x80;

  private static final int CLOSE = 8;
  private static final int OPCODE = 0x0F;
  private static final int MASKED = 0x80;
  private static final int TWO_BYTES = 126;
  private static final int CHUNK = 64 * 1024;

  private final Socket socket;
  private final DataInputStream in;

  private RawSocket(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(socket.getInputStream());
    skipHeaders();
  }

  public static RawSocket open(URI uri, String token) throws IOException {
    return new RawSocket(RawHandshake.to(uri).withToken(token).expecting("HTTP/1.1 101"));
  }

  public RawSocket send(int first, String payload) throws IOException {
    socket.getOutputStream().write(frame(first, payload.getBytes(UTF_8)));
    return this;
  }

  /** Repeats this frame until the number of bytes is sent or the server closes the connection. */
  public RawSocket flood(int first, int payload, long atMost) {
    byte[] frame = frame(first, new byte[payload]);
    byte[] chunk = repeated(frame, Math.max(1, CHUNK / frame.length));
    try {
      for (long sent = 0; sent < atMost; sent += chunk.length) {
        socket.getOutputStream().write(chunk);
      }
    } catch (IOException hungUp) {
      return this;
    }
    return this;
  }

  /** Returns the payload of the next frame of this kind. */
  public String next(int opcode) throws IOException {
    while (true) {
      int kind = in.readUnsignedByte() & OPCODE;
      byte[] payload = in.readNBytes(length());
      if (kind == opcode) {
        return new String(payload, UTF_8);
      }
    }
  }

  /**
   * Starts reading at once, so that the close code is not lost when the server closes the
   * connection.
   */
  public CompletableFuture<Integer> closeCode() {
    return CompletableFuture.supplyAsync(this::readCloseCode).orTimeout(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private int readCloseCode() {
    try {
      while ((in.readUnsignedByte() & OPCODE) != CLOSE) {
        in.skipNBytes(length());
      }
      return ByteBuffer.wrap(in.readNBytes(length())).getShort() & 0xFFFF;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int length() throws IOException {
    int length = in.readUnsignedByte();
    return length == TWO_BYTES ? in.readUnsignedShort() : length;
  }

  private static byte[] frame(int first, byte[] payload) {
    var frame = new ByteArrayOutputStream();
    frame.write(first);
    if (payload.length < TWO_BYTES) {
      frame.write(MASKED | payload.length);
    } else {
      frame.write(MASKED | TWO_BYTES);
      frame.writeBytes(ByteBuffer.allocate(2).putShort((short) payload.length).array());
    }
    frame.writeBytes(new byte[4]);
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  private static byte[] repeated(byte[] frame, int times) {
    byte[] all = Arrays.copyOf(frame, frame.length * times);
    for (int i = 1; i < times; i++) {
      System.arraycopy(frame, 0, all, i * frame.length, frame.length);
    }
    return all;
  }

  private void skipHeaders() throws IOException {
    int last = 0;
    while (last != 0x0D0A0D0A) {
      last = last << 8 | in.readUnsignedByte();
    }
  }
}
