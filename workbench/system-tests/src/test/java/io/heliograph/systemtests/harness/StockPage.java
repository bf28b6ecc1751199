package io.heliograph.systemtests.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.contract.SignalHeaders;
import io.heliograph.harness.product.RunningService;
import io.heliograph.harness.product.User;
import io.heliograph.harness.rawsocket.Handshake;
import io.heliograph.harness.rawsocket.RawFrame;
import io.heliograph.harness.rawsocket.RawSocket;
import io.heliograph.systemtests.client.Fence;
import io.heliograph.systemtests.client.SignalPublisher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A page that behaves as Backstage's client, on a socket that exposes every byte. */
public final class StockPage implements AutoCloseable {
  public static final String PATH = "/api/signals";

  private static final Duration AGAIN = Duration.ofMillis(50);
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int ATTEMPTS = 300;

  private final RawSocket socket;
  private final SignalPublisher publisher;
  private final List<RawFrame> frames = new ArrayList<>();

  private StockPage(RawSocket socket, SignalPublisher publisher) {
    this.socket = socket;
    this.publisher = publisher;
  }

  /** Opens a page without a subscription. */
  public static StockPage of(User user, RunningHeliograph heliograph) {
    return of(user, heliograph, heliograph.signalsService());
  }

  public static StockPage of(User user, RunningHeliograph heliograph, RunningService instance) {
    RawSocket socket = RawSocket.dial(instance.at("/"));
    Handshake answer = socket.upgrade(PATH, subProtocol(user.token()));
    assertThat(answer.status()).isEqualTo(101);
    return new StockPage(socket, heliograph.publisher());
  }

  public static String subProtocol(String token) {
    return "Sec-WebSocket-Protocol: " + token;
  }

  public RawSocket socket() {
    return socket;
  }

  public StockPage subscribe(String channel) {
    return say("{\"action\":\"subscribe\",\"channel\":\"%s\"}".formatted(channel));
  }

  public StockPage unsubscribe(String channel) {
    return say("{\"action\":\"unsubscribe\",\"channel\":\"%s\"}".formatted(channel));
  }

  public StockPage say(String frame) {
    socket.sendText(frame);
    return this;
  }

  /** Waits until its subscriptions are in force and all earlier signals have arrived. */
  public StockPage settle() {
    String fence = "fence-" + Fence.unique();
    subscribe(fence);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      RawFrame mark = mark(fence, attempt);
      if (heardBefore(mark)) {
        return this;
      }
    }
    throw new AssertionError("no fence passed; heard " + frames);
  }

  private RawFrame mark(String fence, int attempt) {
    publisher.publish(fence, SignalHeaders.EVERYONE, Integer.toString(attempt));
    return frame(fence, Integer.toString(attempt));
  }

  /**
   * Returns whether the mark arrives. After an earlier mark that was late it waits longer, because
   * this one will follow.
   */
  private boolean heardBefore(RawFrame mark) {
    Optional<RawFrame> next = socket.next(AGAIN);
    while (next.isPresent() && !next.get().equals(mark)) {
      keep(next.get());
      next = socket.next(isFence(next.get()) ? TIMEOUT : AGAIN);
    }
    return next.isPresent();
  }

  private static boolean isFence(RawFrame frame) {
    return frame.payload().startsWith("{\"channel\":\"fence-");
  }

  private void keep(RawFrame frame) {
    if (frame.isText() && !isFence(frame)) {
      frames.add(frame);
    }
  }

  /** Waits for this number of frames with the text. They may be delayed by the outbox. */
  public StockPage awaitFramesWith(String text, int count) {
    while (frames.stream().filter(frame -> frame.payload().contains(text)).count() < count) {
      keep(socket.next());
    }
    return this;
  }

  /** Returns all received frames in their order, without fences. */
  public List<RawFrame> heard() {
    settle();
    return List.copyOf(frames);
  }

  /** Returns the frame that the contract requires. */
  public static RawFrame frame(String channel, String message) {
    return RawFrame.text("{\"channel\":\"%s\",\"message\":%s}".formatted(channel, message));
  }

  @Override
  public void close() {
    socket.close();
  }
}
