package io.heliograph.systemtests.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.heliograph.harness.product.Http;
import io.heliograph.localstack.network.FrameAssembler;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A socket as a browser holds it: it talks, and it keeps what it hears in the order of arrival. */
public final class SignalClient implements AutoCloseable {
  public static final String NOTIFICATIONS = "notifications";

  private static final Duration HANDSHAKE = Duration.ofSeconds(10);
  private static final Duration ARRIVAL = Duration.ofSeconds(20);

  private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
  private final FrameAssembler inbound = new FrameAssembler(text -> heard.add(Http.json(text)));
  private final WebSocket socket;

  private SignalClient(URI endpoint, UnaryOperator<WebSocket.Builder> credential) {
    var handshake = Http.CLIENT.newWebSocketBuilder().connectTimeout(HANDSHAKE);
    this.socket = credential.apply(handshake).buildAsync(endpoint, inbound).join();
  }

  public static SignalClient withoutToken(URI endpoint) {
    return new SignalClient(endpoint, handshake -> handshake);
  }

  public static SignalClient withHeader(URI endpoint, String token) {
    return new SignalClient(
        endpoint, handshake -> handshake.header("Authorization", "Bearer " + token));
  }

  public static SignalClient withSubprotocol(URI endpoint, String token) {
    return new SignalClient(endpoint, handshake -> handshake.subprotocols(token));
  }

  /** What the server selected, empty if it named none. */
  public String subprotocol() {
    return socket.getSubprotocol();
  }

  public SignalClient subscribe(String channel) {
    return send("{\"action\":\"subscribe\",\"channel\":\"%s\"}".formatted(channel));
  }

  public SignalClient unsubscribe(String channel) {
    return send("{\"action\":\"unsubscribe\",\"channel\":\"%s\"}".formatted(channel));
  }

  public SignalClient send(String frame) {
    socket.sendText(frame, true).orTimeout(10, TimeUnit.SECONDS).join();
    return this;
  }

  public SignalClient sendBinary(String bytes) {
    var data = ByteBuffer.wrap(bytes.getBytes(UTF_8));
    socket.sendBinary(data, true).orTimeout(10, TimeUnit.SECONDS).join();
    return this;
  }

  /** Whatever came so far. */
  public List<JsonNode> everything() {
    return heard;
  }

  /** The same, fences aside. */
  public List<JsonNode> frames() {
    return heard.stream()
        .filter(frame -> !Fence.CHANNEL.equals(frame.path("channel").textValue()))
        .toList();
  }

  boolean passed(String fence) {
    return heard.stream()
        .anyMatch(frame -> fence.equals(frame.path("message").path("fence").textValue()));
  }

  /** Waits for the first; another one that came with it is a mistake. */
  public JsonNode onlyFrame() {
    return frames(1).getFirst();
  }

  /** Waits for that many; another one that came with them is a mistake. */
  public List<JsonNode> frames(int count) {
    awaitFrames(count);
    assertThat(frames()).hasSize(count);
    return frames();
  }

  /** Waits for the one that says so at that place; what else comes is for others to look at. */
  public JsonNode onlyFrameWith(String pointer, String value) {
    await("a frame with " + value)
        .atMost(ARRIVAL)
        .until(() -> !framesWith(pointer, value).isEmpty());
    assertThat(framesWith(pointer, value)).hasSize(1);
    return framesWith(pointer, value).getFirst();
  }

  public List<JsonNode> framesWith(String pointer, String value) {
    return frames().stream().filter(frame -> value.equals(frame.at(pointer).textValue())).toList();
  }

  public void awaitFrames(int count) {
    await("frames").atMost(ARRIVAL).until(() -> frames().size() >= count);
  }

  /** What it was told of new notifications: whose they are, and their titles. */
  public List<String> told() {
    return frames().stream()
        .map(frame -> frame.path("message").path("notification"))
        .map(
            notification ->
                notification.path("user").asText()
                    + " "
                    + notification.at("/payload/title").asText())
        .toList();
  }

  public boolean isOpen() {
    return !closeCode().isDone() && !socket.isInputClosed();
  }

  /** The code with which the server closed; fails if the connection broke. */
  public CompletableFuture<Integer> closeCode() {
    return inbound.closed().thenApply(FrameAssembler.Close::code);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
