package io.heliograph.web.connection;

import io.heliograph.web.ByteBudget;
import io.heliograph.web.body.BodyArrival;
import io.heliograph.web.body.BodyArrivals;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection that does not send a complete head of a request in time after it was opened,
 * or after it began to send one, however many bytes it has sent by then; and ends requests whose
 * body stops arriving. It also closes a connection whose incomplete head is large while such heads
 * fill their memory limit. One task on the event loop checks all of this. It is scheduled again
 * after it has run, or for an earlier deadline, so most requests cost only a read of the clock.
 *
 * <p>The decoder of HTTP/1 and the {@link FrameObserver} of HTTP/2 report what is incomplete. Until
 * one of them exists, all bytes count as a head, those of a TLS handshake included.
 *
 * <p>Everything runs on the connection's event loop, except that a request may end on any thread.
 */
final class ConnectionTimeouts extends ChannelInboundHandlerAdapter {
  private final long headNanos;
  private final LongSupplier clock;
  private final BodyArrivals bodies;
  private final IncompleteHead head;
  private @Nullable ChannelHandlerContext connection;
  private boolean isHttp1 = true;
  private boolean isDecoded;
  private long undecoded;
  private boolean awaitsHead;
  private long headDeadline;
  private boolean awaitsBody;
  private long bodyDeadline;
  private long bodyBytes;
  private long seenBodyBytes;
  private @Nullable Future<?> check;
  private long nextCheck;

  ConnectionTimeouts(long headNanos, long bodyNanos, ByteBudget heads) {
    this(headNanos, bodyNanos, heads, System::nanoTime);
  }

  /**
   * Creates the timeouts of one connection.
   *
   * @param heads the memory limit of incomplete large heads
   * @param clock returns the nanoseconds since any fixed time
   */
  ConnectionTimeouts(long headNanos, long bodyNanos, ByteBudget heads, LongSupplier clock) {
    this.headNanos = headNanos;
    this.clock = clock;
    this.bodies = new BodyArrivals(bodyNanos, clock);
    this.head = new IncompleteHead(heads);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    connection = added;
    added.channel().closeFuture().addListener(closed -> end());
    awaitHead();
  }

  /**
   * Called when the connection is closed, or upgraded to HTTP/2: then Vert.x removes every other
   * handler, and the frames are observed from here on.
   */
  @Override
  public void handlerRemoved(ChannelHandlerContext removed) {
    upgraded();
    ConnectionOpening.observeFrames(removed.pipeline(), this, true);
  }

  @Override
  public void channelRead(ChannelHandlerContext channel, Object bytes) {
    if (isHttp1 && !isDecoded && !awaitsHead && !awaitsBody) {
      awaitHead();
    }
    int arrived = bytes instanceof ByteBuf part ? part.readableBytes() : 0;
    channel.fireChannelRead(bytes);
    if (!isDecoded) {
      undecoded += arrived;
      hold(undecoded);
    }
  }

  /** Records how much memory the decoder holds of a head, or trailers, after a read; 0: none. */
  void incomplete(int bytes) {
    isDecoded = true;
    if (bytes > 0 && !awaitsHead && !awaitsBody) {
      awaitHead();
    }
    hold(bytes);
  }

  /** Records that no head of HTTP/1 can follow, because another protocol does. */
  void upgraded() {
    if (isHttp1) {
      isHttp1 = false;
      isDecoded = true;
      awaitsHead = false;
      hold(0);
    }
  }

  /** Records the head of an HTTP/2 request. */
  void http2HeadArrived() {
    isHttp1 = false;
    awaitsHead = false;
  }

  /** Records the head of an HTTP/1 request. */
  void headArrived() {
    awaitsHead = false;
    awaitsBody = true;
    long now = clock.getAsLong();
    bodyDeadline = now + bodies.nanos();
    bodyBytes = 0;
    seenBodyBytes = 0;
    checkBy(bodyDeadline, now);
  }

  /** Records a part of its body. */
  void bodyArrived(int bytes) {
    bodyBytes += bytes;
  }

  /** Records that all of it has arrived. */
  void requestArrived() {
    awaitsBody = false;
  }

  /** Records an HTTP/2 request. Returns the argument for {@link #answered}. */
  BodyArrival begun(HttpServerRequest request) {
    long now = clock.getAsLong();
    checkBy(now + bodies.nanos(), now);
    return bodies.begin(request);
  }

  /** Records that an HTTP/2 request has been answered. Thread-safe. */
  void answered(BodyArrival body) {
    bodies.end(body);
  }

  private void end() {
    head.close();
    if (check != null) {
      check.cancel(false);
    }
    connection = null;
  }

  private void hold(long bytes) {
    if (!head.hold(bytes) && connection != null) {
      var _ = connection.close();
    }
  }

  private void awaitHead() {
    awaitsHead = true;
    long now = clock.getAsLong();
    headDeadline = now + headNanos;
    checkBy(headDeadline, now);
  }

  /** Schedules the check for the deadline, unless one is scheduled that is not later. */
  private void checkBy(long deadline, long now) {
    if (connection == null || (check != null && nextCheck - deadline <= 0)) {
      return;
    }
    if (check != null) {
      check.cancel(false);
    }
    nextCheck = deadline;
    check = connection.executor().schedule(this::check, deadline - now, TimeUnit.NANOSECONDS);
  }

  private void check() {
    check = null;
    long now = clock.getAsLong();
    if (isLate(now) && connection != null) {
      var _ = connection.close();
      return;
    }
    long next = bodies.endLate(now);
    if (awaitsHead) {
      next = Math.min(next, headDeadline - now);
    }
    if (awaitsBody) {
      next = Math.min(next, bodyDeadline - now);
    }
    if (next < BodyArrivals.NONE) {
      checkBy(now + next, now);
    }
  }

  private boolean isLate(long now) {
    return (awaitsHead && isHeadLate(now)) || (awaitsBody && isBodyLate(now));
  }

  /** A client is not late while this service does not read from its connection. */
  private boolean isHeadLate(long now) {
    if (headDeadline - now > 0) {
      return false;
    }
    headDeadline = now + headNanos;
    return isRead();
  }

  private boolean isBodyLate(long now) {
    if (bodyDeadline - now > 0) {
      return false;
    }
    boolean late = isRead() && bodyBytes - seenBodyBytes < BodyArrival.LEAST_BYTES;
    seenBodyBytes = bodyBytes;
    bodyDeadline = now + bodies.nanos();
    return late;
  }

  private boolean isRead() {
    return connection != null && connection.channel().config().isAutoRead();
  }
}
