package io.heliograph.testsupport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;

/**
 * A TCP connection on which a test can send invalid requests. Every address of {@code 127.0.0.0/8}
 * is this machine, so a test can use several client addresses.
 */
public final class RawConnection implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration MOMENT = Duration.ofMillis(20);

  private final Socket socket;

  private RawConnection(Socket socket) {
    this.socket = socket;
  }

  public static RawConnection to(URI server) throws IOException {
    return to(server, 1);
  }

  /** Connects from 127.0.0.{@code from}. */
  public static RawConnection to(URI server, int from) throws IOException {
    var socket = new Socket();
    socket.bind(new InetSocketAddress(local(from), 0));
    socket.connect(new InetSocketAddress(local(1), server.getPort()));
    return new RawConnection(socket);
  }

  private static InetAddress local(int last) throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
  }

  /** Sends the text. A connection that the server has already closed is no failure. */
  public RawConnection send(String text) throws IOException {
    try {
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    } catch (SocketException closed) {
      // the next read detects it
    }
    return this;
  }

  /**
   * Returns the first line of an answer, or an empty string without one. The rest remains unread.
   */
  public String line() throws IOException {
    var line = new StringBuilder();
    for (int next = read(ANSWER); next >= 0 && next != '\n'; next = read(ANSWER)) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  /** Returns all bytes until the server closes the connection. */
  public String rest() throws IOException {
    var text = new StringBuilder();
    for (int next = read(ANSWER); next >= 0; next = read(ANSWER)) {
      text.append((char) next);
    }
    return text.toString();
  }

  /** Waits until the server closes the connection, and fails after the time. */
  public void awaitEnd(Duration time) throws IOException {
    long deadline = System.nanoTime() + time.toNanos();
    Duration left = time;
    while (read(left) >= 0) {
      left = Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
    }
  }

  /** Returns whether the server has closed the connection. */
  public boolean isClosed() throws IOException {
    try {
      return read(MOMENT) < 0;
    } catch (SocketTimeoutException open) {
      return false;
    }
  }

  private int read(Duration time) throws IOException {
    socket.setSoTimeout(Math.toIntExact(time.toMillis()));
    try {
      return socket.getInputStream().read();
    } catch (SocketException reset) {
      return -1;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
