package io.heliograph.signals;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** A handshake whose bytes a test chooses and whose complete answer it can read. */
public final class RawHandshake {
  private final URI uri;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private byte[] behind = {};

  private RawHandshake(URI uri) {
    this.uri = uri;
    headers.put("Host", "localhost");
    headers.put("Upgrade", "websocket");
    headers.put("Connection", "Upgrade");
    headers.put("Sec-WebSocket-Version", "13");
    headers.put("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
  }

  public static RawHandshake to(URI uri) {
    return new RawHandshake(uri);
  }

  public RawHandshake with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  public RawHandshake without(String header) {
    headers.remove(header);
    return this;
  }

  public RawHandshake withToken(String token) {
    return with("Sec-WebSocket-Protocol", token);
  }

  /**
   * Sends these bytes directly after the handshake. A correct client waits for the answer first.
   */
  public RawHandshake followedBy(byte... bytes) {
    behind = bytes;
    return this;
  }

  /** Returns all bytes that the server sends before it closes the connection. */
  public String refusal() throws IOException {
    try (Socket socket = send()) {
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  /** Returns the connection after checking that the answer begins with this text. */
  public Socket expecting(String start) throws IOException {
    Socket socket = send();
    String answer = new String(socket.getInputStream().readNBytes(start.length()), US_ASCII);
    if (!answer.equals(start)) {
      socket.close();
      throw new AssertionError("expected " + start + " but got " + answer);
    }
    return socket;
  }

  private Socket send() throws IOException {
    var socket = new Socket(uri.getHost(), uri.getPort());
    socket.setSoTimeout(10_000);
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    var request = new StringBuilder("GET " + uri.getPath() + query + " HTTP/1.1\r\n");
    headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(request.append("\r\n").toString().getBytes(US_ASCII));
    bytes.writeBytes(behind);
    socket.getOutputStream().write(bytes.toByteArray());
    return socket;
  }
}
