package io.heliograph.notifications.inbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.heliograph.notifications.RealStack;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A request of a user whose answer is read at any pace. The socket has a small receive buffer. */
final class RawRequest implements AutoCloseable {
  private static final int SMALL_BUFFER = 16 * 1024;
  private static final int TIMEOUT_MILLIS = 20_000;

  private final Socket socket = new Socket();

  private RawRequest() {}

  static RawRequest get(String user, String path) throws IOException {
    return send("GET", user, path, "");
  }

  static RawRequest post(String user, String path, String body) throws IOException {
    return send("POST", user, path, body);
  }

  private static RawRequest send(String method, String user, String path, String body)
      throws IOException {
    var request = new RawRequest();
    request.socket.setReceiveBufferSize(SMALL_BUFFER);
    request.socket.setSoTimeout(TIMEOUT_MILLIS);
    request.socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
    String text =
        """
        %s /api/notifications%s HTTP/1.1
        Host: localhost
        Connection: close
        Authorization: Bearer %s
        Content-Type: application/json
        Content-Length: %d

        %s"""
            .formatted(method, path, RealStack.userToken(user), body.length(), body)
            .replace("\n", "\r\n");
    request.socket.getOutputStream().write(text.getBytes(US_ASCII));
    return request;
  }

  String read(int bytes) throws IOException {
    return new String(input().readNBytes(bytes), US_ASCII);
  }

  /** Reads until the connection ends, by a regular close or a reset. */
  String readToItsEnd() {
    var text = new StringBuilder();
    try {
      for (byte[] some = input().readNBytes(SMALL_BUFFER);
          some.length > 0;
          some = input().readNBytes(SMALL_BUFFER)) {
        text.append(new String(some, US_ASCII));
      }
    } catch (IOException reset) {
      // A reset also ends the answer.
    }
    return text.toString();
  }

  private InputStream input() throws IOException {
    return socket.getInputStream();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
