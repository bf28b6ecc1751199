package io.heliograph.systemtests.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 client with one connection that it keeps as long as the server allows. It never
 * repeats a request, so that every reset is visible.
 */
public final class KeepAliveClient implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 20_000;

  private final URI root;
  private @Nullable Socket socket;

  public KeepAliveClient(URI root) {
    this.root = root;
  }

  /**
   * Sends a request and returns the status of the answer.
   *
   * @throws ConnectException if no server listens
   * @throws IOException if the connection breaks before the answer is complete
   */
  public int exchange(String head, String body) throws IOException {
    boolean isNew = socket == null;
    byte[] content = body.getBytes(UTF_8);
    String request = head + "Host: localhost\r\nContent-Length: " + content.length + "\r\n\r\n";
    try {
      Socket connected = socket == null ? connect() : socket;
      connected.getOutputStream().write((request + body).getBytes(UTF_8));
      return answer(new BufferedInputStream(connected.getInputStream(), 1));
    } catch (ConnectException e) {
      throw e;
    } catch (SocketException e) {
      throw isNew ? new NotAcceptedException(e) : e;
    }
  }

  private Socket connect() throws IOException {
    var connected = new Socket(InetAddress.ofLiteral("127.0.0.1"), root.getPort());
    connected.setSoTimeout(TIMEOUT_MILLIS);
    socket = connected;
    return connected;
  }

  private int answer(InputStream from) throws IOException {
    String status = line(from);
    int length = 0;
    boolean last = false;
    for (String line = line(from); !line.isEmpty(); line = line(from)) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).strip());
      }
      last |= header.equals("connection: close");
    }
    if (from.readNBytes(length).length < length) {
      throw new EOFException("the answer is not complete");
    }
    if (last) {
      close();
    }
    return Integer.parseInt(status.split(" ", 3)[1]);
  }

  private static String line(InputStream from) throws IOException {
    var line = new StringBuilder();
    for (int next = from.read(); next != '\n'; next = from.read()) {
      if (next < 0) {
        throw new EOFException("the connection ended");
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }

  /** Reports a reset of the first request on a connection. */
  public static final class NotAcceptedException extends IOException {
    private static final long serialVersionUID = 1L;

    NotAcceptedException(SocketException reset) {
      super(reset);
    }
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
