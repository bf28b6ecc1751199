package io.heliograph.signals.connection;

import io.heliograph.signals.fanout.Frame;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * The way out to one reader. Frames leave in the order in which they are offered; what was offered
 * and is not yet written counts against the bounds. The consuming thread offers; completions come
 * on the event loop.
 */
final class Outbound {
  private static final Logger LOG = Logger.getLogger(Outbound.class);

  private final WebSocketConnection connection;
  private final Wire wire;
  private final ConnectionConfig config;
  private final ConnectionMetrics metrics;
  private final AtomicLong pendingBytes = new AtomicLong();
  private final AtomicInteger pendingFrames = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();

  Outbound(
      WebSocketConnection connection,
      Wire wire,
      ConnectionConfig config,
      ConnectionMetrics metrics) {
    this.connection = connection;
    this.wire = wire;
    this.config = config;
    this.metrics = metrics;
  }

  void offer(Frame frame) {
    if (closed.get()) {
      return;
    }
    if (hasRoomFor(frame)) {
      connection
          .sendText(frame.text())
          .subscribe()
          .with(written -> release(frame), failure -> closeNow(Closing.OVERLOADED));
    } else {
      closeNow(Closing.OVERLOADED);
    }
  }

  void closeNow(Closing why) {
    close(why).subscribe().with(done -> {}, alreadyGone -> {});
  }

  /**
   * Ends the socket with a code. A reader that takes nothing any more does not take the close frame
   * either: its connection is cut soon after. Done when the socket is gone or has refused to go.
   */
  Uni<Void> close(Closing why) {
    return Uni.createFrom()
        .deferred(
            () -> closed.compareAndSet(false, true) ? closeOnce(why) : Uni.createFrom().voidItem());
  }

  private Uni<Void> closeOnce(Closing why) {
    LOG.infof(
        "socket closed connection=%s reason=%s pending=%d",
        connection.id(), why, pendingBytes.get());
    metrics.closed(why);
    wire.cutAfter(config.closePatience());
    return connection.close(why.reason()).onFailure().recoverWithNull();
  }

  private boolean hasRoomFor(Frame frame) {
    return pendingBytes.addAndGet(frame.size()) <= config.maxPendingSize().asLongValue()
        && pendingFrames.incrementAndGet() <= config.maxPendingFrames();
  }

  private void release(Frame frame) {
    pendingBytes.addAndGet(-frame.size());
    pendingFrames.decrementAndGet();
  }
}
