package io.heliograph.testsupport;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Sends one request on an HTTP/2 connection in single frames (RFC 9113), also invalid ones. */
public final class RawHttp2 implements AutoCloseable {
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final int HEADERS = 1;
  private static final int RESET = 3;
  private static final int SETTINGS = 4;
  private static final int END_OF_HEADERS = 4;
  private static final int STREAM = 1;

  private final Socket socket;
  private final Map<Integer, Integer> settings = new HashMap<>();

  private RawHttp2(Socket socket) {
    this.socket = socket;
  }

  public static RawHttp2 open(URI uri) throws IOException {
    var socket = new Socket(uri.getHost(), uri.getPort());
    socket.setSoTimeout(5000);
    var connection = new RawHttp2(socket);
    socket.getOutputStream().write(PREFACE.getBytes(US_ASCII));
    connection.send(SETTINGS, 0, 0, new byte[0]);
    return connection;
  }

  /** Sends these headers without ending the stream. */
  public void request(Consumer<Http2Headers> signal) throws IOException, Http2Exception {
    var headers = new DefaultHttp2Headers(false);
    signal.accept(headers);
    ByteBuf encoded = Unpooled.buffer();
    new DefaultHttp2HeadersEncoder().encodeHeaders(STREAM, headers, encoded);
    send(HEADERS, END_OF_HEADERS, STREAM, ByteBufUtil.getBytes(encoded));
  }

  /**
   * Returns the error code with which the server resets the request. Every other frame of the
   * stream is a failure.
   */
  public int reset() throws IOException {
    var in = new DataInputStream(socket.getInputStream());
    while (true) {
      int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
      int type = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      int stream = in.readInt();
      var payload = ByteBuffer.wrap(in.readNBytes(length));
      if (type == SETTINGS) {
        keep(payload);
      } else if (stream == STREAM && type == RESET) {
        return payload.getInt();
      } else if (stream == STREAM) {
        throw new AssertionError("frame of type " + type + " with flags " + flags);
      }
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

  private void send(int type, int flags, int stream, byte[] payload) throws IOException {
    var frame = new DataOutputStream(socket.getOutputStream());
    frame.writeByte(payload.length >> 16);
    frame.writeShort(payload.length);
    frame.writeByte(type);
    frame.writeByte(flags);
    frame.writeInt(stream);
    frame.write(payload);
    frame.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
