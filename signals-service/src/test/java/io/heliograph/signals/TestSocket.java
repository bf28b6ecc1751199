package io.heliograph.signals;

import io.heliograph.localstack.network.FrameAssembler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket client that stores the frames it receives. */
public final class TestSocket implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final List<String> frames = Collections.synchronizedList(new ArrayList<>());
  private final FrameAssembler inbound = new FrameAssembler(frames::add);
  private final WebSocket socket;

  private TestSocket(WebSocket.Builder builder, URI uri) {
    socket = builder.connectTimeout(Duration.ofSeconds(5)).buildAsync(uri, inbound).join();
  }

  /** Opens a socket with the token as a sub-protocol, as browsers do. */
  public static TestSocket open(URI uri, String token, String... others) {
    return new TestSocket(HTTP.newWebSocketBuilder().subprotocols(token, others), uri);
  }

  public static TestSocket openWithHeader(URI uri, String token) {
    return new TestSocket(
        HTTP.newWebSocketBuilder().header("Authorization", "Bearer " + token), uri);
  }

  public static TestSocket openWithoutToken(URI uri) {
    return new TestSocket(HTTP.newWebSocketBuilder(), uri);
  }

  public String subprotocol() {
    return socket.getSubprotocol();
  }

  public TestSocket subscribe(String channel) {
    return send("{\"action\":\"subscribe\",\"channel\":\"%s\"}".formatted(channel));
  }

  /** Subscribes from this position on, or from now on if it is null. */
  public TestSocket resume(String channel, @Nullable String since) {
    String position = since == null ? "null" : '"' + since + '"';
    return send(
        "{\"action\":\"subscribe\",\"channel\":\"%s\",\"since\":%s}".formatted(channel, position));
  }

  public TestSocket unsubscribe(String channel) {
    return send("{\"action\":\"unsubscribe\",\"channel\":\"%s\"}".formatted(channel));
  }

  public TestSocket send(String text) {
    socket.sendText(text, true).join();
    return this;
  }

  /** Sends the text. A closed connection is not a failure. */
  public void sayIfOpen(String text) {
    socket.sendText(text, true).exceptionally(closed -> socket).join();
  }

  public void pingIfOpen() {
    socket.sendPing(ByteBuffer.allocate(0)).exceptionally(closed -> socket).join();
  }

  public TestSocket sayBinary(byte... bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    return this;
  }

  /** Returns the frames received so far, in order. */
  public List<String> frames() {
    synchronized (frames) {
      return List.copyOf(frames);
    }
  }

  /** Waits for the close; the code is 1006 if the connection broke. */
  public int closeCode() {
    return inbound
        .closed()
        .handle((close, broken) -> broken == null ? close.code() : 1006)
        .orTimeout(10, TimeUnit.SECONDS)
        .join();
  }

  public boolean isOpen() {
    return !inbound.closed().isDone();
  }

  @Override
  public void close() {
    socket.abort();
  }
}
