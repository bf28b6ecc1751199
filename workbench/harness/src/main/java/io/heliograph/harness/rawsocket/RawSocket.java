package io.heliograph.harness.rawsocket;

import static io.heliograph.harness.rawsocket.RawFrame.BINARY;
import static io.heliograph.harness.rawsocket.RawFrame.CLOSE;
import static io.heliograph.harness.rawsocket.RawFrame.CONTINUATION;
import static io.heliograph.harness.rawsocket.RawFrame.FINAL;
import static io.heliograph.harness.rawsocket.RawFrame.PING;
import static io.heliograph.harness.rawsocket.RawFrame.PONG;
import static io.heliograph.harness.rawsocket.RawFrame.TEXT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One connection. After the upgrade a separate thread reads all frames, so that none is lost
 * between two calls.
 */
public final class RawSocket implements AutoCloseable {
  /** The key of the example in RFC 6455, for which {@link #ACCEPT} is the required answer. */
  static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

  public static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int MASKED = 0x80;

  /** Size in bytes of the writes of {@link #flood}. */
  private static final int CHUNK = 64 * 1024;

  /** A mask of zeros, which leaves the payload unchanged. */
  private static final int MASK = 0;

  private final URI root;
  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private final BlockingQueue<RawFrame> heard = new LinkedBlockingQueue<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  private RawSocket(URI root) throws IOException {
    this.root = root;
    this.socket = new Socket(root.getHost(), root.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) TIMEOUT.toMillis());
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    this.out = socket.getOutputStream();
  }

  /** Opens a TCP connection without sending anything. */
  public static RawSocket dial(URI root) {
    try {
      return new RawSocket(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends the upgrade request and reads only the answer to it. Each header is a complete line. */
  public Handshake upgrade(String path, String... headers) {
    try {
      write(request(path, headers).getBytes(ISO_8859_1));
      Handshake answer = Handshake.read(in);
      socket.setSoTimeout(0);
      Thread.ofVirtual().start(this::listen);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String request(String path, String... headers) {
    return """
        GET %s HTTP/1.1
        Host: %s
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: %s
        %s
        """
        .formatted(
            path,
            root.getAuthority(),
            KEY,
            headers.length == 0 ? "" : String.join("\n", headers) + "\n")
        .replace("\n", "\r\n");
  }

  private void listen() {
    try {
      while (true) {
        heard.add(RawFrame.read(in));
      }
    } catch (IOException e) {
      ended.countDown();
    }
  }

  public RawSocket sendText(String text) {
    return send(FINAL | TEXT, text);
  }

  /** Sends one message in two frames. */
  public RawSocket sendText(String first, String rest) {
    return send(TEXT, first).send(FINAL | CONTINUATION, rest);
  }

  public RawSocket sendBinary(String bytes) {
    return send(FINAL | BINARY, bytes);
  }

  public RawSocket ping(String payload) {
    return send(FINAL | PING, payload);
  }

  public RawSocket pong(RawFrame ping) {
    return send(FINAL | PONG, ping.payload());
  }

  /** Sends a close frame with code 1000 and no reason. */
  public RawSocket sendClose() {
    return write(frame(FINAL | CLOSE, new byte[] {0x03, (byte) 0xe8}));
  }

  /**
   * Sends one frame, which may be invalid at this place.
   *
   * @param head the first byte: the opcode, with {@link RawFrame#FINAL} in the last frame of a
   *     message
   */
  public RawSocket send(int head, String payload) {
    return write(frame(head, payload.getBytes(UTF_8)));
  }

  /**
   * Repeats a frame of zeros until this number of bytes is sent or the server closes the
   * connection.
   */
  public RawSocket flood(int head, int payload, long atMost) {
    byte[] frame = frame(head, new byte[payload]);
    var chunk = new ByteArrayOutputStream();
    while (chunk.size() < CHUNK) {
      chunk.writeBytes(frame);
    }
    try {
      for (long sent = 0; sent < atMost; sent += chunk.size()) {
        chunk.writeTo(out);
      }
    } catch (IOException closed) {
      return this;
    }
    return this;
  }

  /** Returns the bytes of a masked frame. */
  static byte[] frame(int head, byte[] payload) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(head);
      RawFrame.writeLength(out, payload.length, MASKED);
      out.writeInt(MASK);
      out.write(payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private RawSocket write(byte[] bytes) {
    try {
      out.write(bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the next frame and fails if none arrives in time. */
  public RawFrame next() {
    return next(TIMEOUT)
        .orElseThrow(() -> new AssertionError("nothing came in " + TIMEOUT.toSeconds() + " s"));
  }

  /** Returns the next frame, or empty if none arrives in this time. */
  public Optional<RawFrame> next(Duration time) {
    try {
      return Optional.ofNullable(heard.poll(time.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Returns the code of the next close frame; other frames before it are dropped. */
  public int closeCode() {
    return Stream.generate(this::next)
        .filter(RawFrame::isClose)
        .findFirst()
        .orElseThrow()
        .closeCode();
  }

  /**
   * Returns whether the server closes the connection in this time. Frames that arrived before can
   * still be read.
   */
  public boolean endsWithin(Duration time) {
    try {
      return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
