package io.heliograph.systemtests.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.heliograph.harness.product.Http;
import io.heliograph.localstack.network.FrameAssembler;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A WebSocket client as in a browser. It stores received frames in the order of arrival. */
public final class SignalClient implements AutoCloseable {
  public static final String NOTIFICATIONS = "notifications";

  private static final Duration HANDSHAKE = Duration.ofSeconds(10);
  private static final Duration ARRIVAL = Duration.ofSeconds(20);

  private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
  private final FrameAssembler inbound = new FrameAssembler(text -> heard.add(Http.json(text)));
  private final WebSocket socket;

  private SignalClient(URI endpoint, String token) {
    this.socket =
        Http.CLIENT
            .newWebSocketBuilder()
            .connectTimeout(HANDSHAKE)
            .subprotocols(token)
            .buildAsync(endpoint, inbound)
            .join();
  }

  /** Opens a socket with the token as the sub-protocol, as Backstage's pages do. */
  public static SignalClient open(URI endpoint, String token) {
    return new SignalClient(endpoint, token);
  }

  public SignalClient subscribe(String channel) {
    return send("{\"action\":\"subscribe\",\"channel\":\"%s\"}".formatted(channel));
  }

  public SignalClient send(String frame) {
    socket.sendText(frame, true).orTimeout(10, TimeUnit.SECONDS).join();
    return this;
  }

  /** Returns all frames received so far. */
  public List<JsonNode> everything() {
    return heard;
  }

  /** Returns all frames received so far, without fences. */
  public List<JsonNode> frames() {
    return heard.stream()
        .filter(frame -> !Fence.CHANNEL.equals(frame.path("channel").textValue()))
        .toList();
  }

  boolean passed(String fence) {
    return heard.stream()
        .anyMatch(frame -> fence.equals(frame.path("message").path("fence").textValue()));
  }

  /** Waits for the first frame and fails if there is more than one. */
  public JsonNode onlyFrame() {
    return frames(1).getFirst();
  }

  /** Waits for this number of frames and fails if there are more. */
  public List<JsonNode> frames(int count) {
    awaitFrames(count);
    assertThat(frames()).hasSize(count);
    return frames();
  }

  /** Waits for the one frame with this value at this place. Other frames are ignored. */
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

  /** Returns the user and the title of each new notification. */
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
    return !inbound.closed().isDone() && !socket.isInputClosed();
  }

  @Override
  public void close() {
    socket.abort();
  }
}
