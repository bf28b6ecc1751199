package io.heliograph.localstack.network;

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
 * A TCP connection, over which a test says what no client would. Every address of {@code
 * 127.0.0.0/8} is this machine, so it can come from several.
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

  /** Comes from 127.0.0.{@code from}. */
  public static RawConnection to(URI server, int from) throws IOException {
    var socket = new Socket();
    socket.bind(new InetSocketAddress(local(from), 0));
    socket.connect(new InetSocketAddress(local(1), server.getPort()));
    return new RawConnection(socket);
  }

  private static InetAddress local(int last) throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
  }

  /** A server that has closed the connection meanwhile is no failure. */
  public RawConnection send(String text) throws IOException {
    try {
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    } catch (SocketException closed) {
      // shows when something is read
    }
    return this;
  }

  /** The first line of an answer, and what follows is still to be read; empty without one. */
  public String line() throws IOException {
    var line = new StringBuilder();
    for (int next = read(ANSWER); next >= 0 && next != '\n'; next = read(ANSWER)) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  /** Everything until the server closes the connection. */
  public String rest() throws IOException {
    var text = new StringBuilder();
    for (int next = read(ANSWER); next >= 0; next = read(ANSWER)) {
      text.append((char) next);
    }
    return text.toString();
  }

  /** Waits until it is closed by the server; fails after the time. */
  public void awaitEnd(Duration time) throws IOException {
    long deadline = System.nanoTime() + time.toNanos();
    Duration left = time;
    while (read(left) >= 0) {
      left = Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
    }
  }

  /** Whether it is closed by the server now. */
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
