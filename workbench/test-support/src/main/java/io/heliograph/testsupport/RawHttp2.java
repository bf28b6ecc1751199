package io.heliograph.testsupport;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Sends requests on an HTTP/2 connection in single frames (RFC 9113), also invalid ones. */
public final class RawHttp2 implements AutoCloseable {
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RESET = 3;
  private static final int SETTINGS = 4;
  private static final int CONTINUATION = 9;
  private static final int END_OF_STREAM = 1;
  private static final int END_OF_HEADERS = 4;
  private static final int PRIORITY = 32;
  private static final int PRIORITY_BYTES = 5;
  private static final int MAX_FRAME = 16_384;
  private static final int HEADER_OVERHEAD = 32;
  private static final Duration MOMENT = Duration.ofMillis(20);

  private final Socket socket;
  private final Map<Integer, Integer> settings = new HashMap<>();
  private final Map<Integer, Integer> statuses = new HashMap<>();
  private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false);
  private int stream = 1;

  private RawHttp2(Socket socket) {
    this.socket = socket;
  }

  public static RawHttp2 open(URI uri) throws IOException {
    var connection = new RawHttp2(new Socket(uri.getHost(), uri.getPort()));
    connection.begin();
    return connection;
  }

  /** Upgrades an HTTP/1.1 request (RFC 7540, section 3.2), which is the first one. */
  public static RawHttp2 upgrade(URI uri) throws IOException {
    var connection = new RawHttp2(new Socket(uri.getHost(), uri.getPort()));
    connection.sendText("GET %s HTTP/1.1\r\nHost: localhost\r\n".formatted(uri.getPath()));
    connection.sendText("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n");
    connection.sendText("HTTP2-Settings: AAMAAABk\r\n\r\n");
    connection.readUpgrade();
    connection.begin();
    return connection;
  }

  private void readUpgrade() throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) new DataInputStream(socket.getInputStream()).readUnsignedByte());
    }
    if (!head.toString().startsWith("HTTP/1.1 101")) {
      throw new AssertionError(head);
    }
  }

  private void begin() throws IOException {
    socket.setSoTimeout(5000);
    sendText(PREFACE);
    send(SETTINGS, 0, new byte[0], 0);
  }

  /** Makes the following calls send and read a further request. */
  public RawHttp2 next() {
    stream += 2;
    return this;
  }

  /** Makes the following calls send and read the first request again. */
  public RawHttp2 first() {
    stream = 1;
    return this;
  }

  /** Sends these headers without ending the stream. */
  public void request(Consumer<Http2Headers> signal) throws IOException, Http2Exception {
    var headers = new DefaultHttp2Headers(false);
    signal.accept(headers);
    ByteBuf encoded = Unpooled.buffer();
    new DefaultHttp2HeadersEncoder().encodeHeaders(stream, headers, encoded);
    sendHead(encoded, true);
  }

  /**
   * Sends a GET whose path and headers have this size. Each counts with its name, its value and 32
   * bytes (RFC 9113, section 6.5.2).
   */
  public void get(String path, int size) throws IOException, Http2Exception {
    request(
        headers -> {
          headers.method("GET").scheme("http").authority("localhost").path(path);
          int others = headers.size() * HEADER_OVERHEAD;
          for (var header : headers) {
            others += header.getKey().length() + header.getValue().length();
          }
          headers.add("x", "x".repeat(size - others - "x".length() - HEADER_OVERHEAD));
        });
  }

  /** Sends the body of the request, and its end. */
  public RawHttp2 endWith(String body) throws IOException {
    send(DATA, END_OF_STREAM, body.getBytes(US_ASCII), stream);
    return this;
  }

  /** Sends the first bytes of a head, and not its end. */
  public RawHttp2 beginHead(int bytes) throws IOException {
    sendHead(Unpooled.wrappedBuffer(new byte[bytes]), false);
    return this;
  }

  private void sendHead(ByteBuf head, boolean complete) throws IOException {
    int type = HEADERS;
    do {
      ByteBuf frame = head.readSlice(Math.min(head.readableBytes(), MAX_FRAME));
      int flags = complete && !head.isReadable() ? END_OF_HEADERS : 0;
      send(type, flags, ByteBufUtil.getBytes(frame), stream);
      type = CONTINUATION;
    } while (head.isReadable());
  }

  /** Waits for the beginning of the answer. */
  public RawHttp2 awaitAnswer() throws IOException {
    int _ = status();
    return this;
  }

  /** Returns the status of the answer. */
  public int status() throws IOException {
    nextFrame(HEADERS);
    return statuses.getOrDefault(stream, 0);
  }

  /** Waits until the server closes the connection, and fails after the time without bytes. */
  public void awaitEnd(Duration time) throws IOException {
    socket.setSoTimeout(Math.toIntExact(time.toMillis()));
    try {
      socket.getInputStream().readAllBytes();
    } catch (SocketException reset) {
      // it is closed as well
    }
  }

  /**
   * Returns the error code with which the server resets the request. Every other frame of the
   * stream is a failure.
   */
  public int reset() throws IOException {
    return nextFrame(RESET).getInt();
  }

  /** Returns the next frame of the request, which must have this type. */
  private ByteBuffer nextFrame(int expected) throws IOException {
    var in = new DataInputStream(socket.getInputStream());
    while (true) {
      int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
      int type = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      int of = in.readInt();
      var payload = ByteBuffer.wrap(in.readNBytes(length));
      if (type == SETTINGS) {
        keep(payload);
        continue;
      }
      if (type == HEADERS) {
        keepStatus(of, flags, payload);
      }
      if (of == stream && type == expected) {
        return payload;
      }
      if (of == stream) {
        throw new AssertionError(
            "frame of type %d, status %s".formatted(type, statuses.get(stream)));
      }
    }
  }

  /** Decodes the heads of all answers, because each may refer to earlier ones. */
  private void keepStatus(int of, int flags, ByteBuffer head) {
    int priority = (flags & PRIORITY) == 0 ? 0 : PRIORITY_BYTES;
    ByteBuf encoded = Unpooled.wrappedBuffer(head).skipBytes(priority);
    try {
      statuses.put(of, Integer.parseInt(decoder.decodeHeaders(of, encoded).status().toString()));
    } catch (Http2Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Returns whether the server has closed the connection; what it has sent is skipped. */
  public boolean isClosed() throws IOException {
    try {
      awaitEnd(MOMENT);
      return true;
    } catch (SocketTimeoutException open) {
      return false;
    }
  }

  /** Returns the settings of the server by number. */
  public Map<Integer, Integer> settings() {
    return settings;
  }

  private void keep(ByteBuffer payload) {
    while (payload.hasRemaining()) {
      settings.put((int) payload.getShort(), payload.getInt());
    }
  }

  private void sendText(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  private void send(int type, int flags, byte[] payload, int of) throws IOException {
    var frame = new DataOutputStream(socket.getOutputStream());
    frame.writeByte(payload.length >> 16);
    frame.writeShort(payload.length);
    frame.writeByte(type);
    frame.writeByte(flags);
    frame.writeInt(of);
    frame.write(payload);
    frame.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
