package io.heliograph.harness.rawsocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One connection. After the upgrade a separate thread reads all frames, so that none is lost
 * between two calls.
 */
public final class RawSocket implements AutoCloseable {
  /** The key of the example in RFC 6455, for which {@link #ACCEPT} is the required answer. */
  static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

  public static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;

  /** A mask of zeros, which leaves the payload unchanged. */
  private static final int MASK = 0;

  private final URI root;
  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final BlockingQueue<RawFrame> heard = new LinkedBlockingQueue<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  private RawSocket(URI root) throws IOException {
    this.root = root;
    this.socket = new Socket(root.getHost(), root.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) TIMEOUT.toMillis());
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
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
      out.write(request(path, headers).getBytes(ISO_8859_1));
      out.flush();
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
    return send(FINAL | RawFrame.TEXT, text);
  }

  /** Sends one message in two frames. */
  public RawSocket sendText(String first, String rest) {
    return send(RawFrame.TEXT, first).send(FINAL | RawFrame.CONTINUATION, rest);
  }

  public RawSocket sendBinary(String bytes) {
    return send(FINAL | RawFrame.BINARY, bytes);
  }

  public RawSocket ping(String payload) {
    return send(FINAL | RawFrame.PING, payload);
  }

  public RawSocket pong(RawFrame ping) {
    return send(FINAL | RawFrame.PONG, ping.payload());
  }

  /** Sends a close frame with code 1000 and no reason. */
  public RawSocket sayGoodbye() {
    return send(FINAL | RawFrame.CLOSE, new byte[] {0x03, (byte) 0xe8});
  }

  private RawSocket send(int head, String payload) {
    return send(head, payload.getBytes(UTF_8));
  }

  private RawSocket send(int head, byte[] payload) {
    try {
      out.writeByte(head);
      RawFrame.writeLength(out, payload.length, MASKED);
      out.writeInt(MASK);
      out.write(payload);
      out.flush();
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
