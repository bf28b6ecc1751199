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
    var request = new RawRequest();
    request.socket.setReceiveBufferSize(SMALL_BUFFER);
    request.socket.setSoTimeout(TIMEOUT_MILLIS);
    request.socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
    String head =
        "GET /api/notifications%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(path, RealStack.userToken(user));
    request.socket.getOutputStream().write(head.getBytes(US_ASCII));
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
