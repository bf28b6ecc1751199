package io.heliograph.signals.connection;

import io.heliograph.signals.fanout.Frame;
import io.quarkus.websockets.next.WebSocketConnection;
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
  private final ConnectionConfig config;
  private final ConnectionMetrics metrics;
  private final AtomicLong pendingBytes = new AtomicLong();
  private final AtomicInteger pendingFrames = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();

  Outbound(WebSocketConnection connection, ConnectionConfig config, ConnectionMetrics metrics) {
    this.connection = connection;
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
          .with(written -> release(frame), failure -> closed.set(true));
    } else {
      close(Closing.OVERLOADED);
    }
  }

  void close(Closing why) {
    if (closed.compareAndSet(false, true)) {
      LOG.infof(
          "socket closed connection=%s reason=%s pending=%d",
          connection.id(), why, pendingBytes.get());
      metrics.closed(why);
      connection.close(why.reason()).subscribe().with(done -> {}, alreadyGone -> {});
    }
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
