package io.heliograph.web.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection that does not send a complete head of a request in time after it was opened,
 * or after it began to send one, however many bytes it has sent by then; and ends requests whose
 * body stops arriving. One task on the event loop checks all of this and is scheduled again only
 * after it has run, so a request costs only a read of the clock.
 *
 * <p>Everything runs on the connection's event loop, except that a request may end on any thread.
 */
final class ConnectionTimeouts extends ChannelInboundHandlerAdapter {
  private static final String HTTP1 = "httpDecoder";

  private final long headNanos;
  private final BodyArrivals bodies;
  private final AtomicInteger inFlight = new AtomicInteger();
  private @Nullable ChannelHandlerContext connection;
  private boolean hasHeads = true;
  private boolean waiting;
  private long deadline;
  private @Nullable Future<?> check;

  ConnectionTimeouts(long headNanos, long bodyNanos) {
    this.headNanos = headNanos;
    this.bodies = new BodyArrivals(bodyNanos);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    connection = added;
    awaitHead();
  }

  @Override
  public void channelInactive(ChannelHandlerContext closed) {
    if (check != null) {
      check.cancel(false);
    }
    closed.fireChannelInactive();
  }

  @Override
  public void channelRead(ChannelHandlerContext channel, Object bytes) {
    if (hasHeads && !waiting && inFlight.get() == 0) {
      hasHeads = channel.pipeline().get(HTTP1) != null;
      if (hasHeads) {
        awaitHead();
      }
    }
    channel.fireChannelRead(bytes);
  }

  /** Records that the head of a request has arrived. Returns the argument for {@link #answered}. */
  BodyArrival begun(HttpServerRequest request) {
    waiting = false;
    hasHeads &= request.version() != HttpVersion.HTTP_2;
    inFlight.incrementAndGet();
    checkWithin(bodies.nanos());
    return bodies.begin(request);
  }

  /** Records that the request has been answered. Thread-safe. */
  void answered(BodyArrival body) {
    bodies.end(body);
    inFlight.decrementAndGet();
  }

  private void awaitHead() {
    waiting = true;
    deadline = System.nanoTime() + headNanos;
    checkWithin(headNanos);
  }

  /** Schedules the check, unless one is scheduled already; that one schedules the next. */
  private void checkWithin(long nanos) {
    if (check == null && connection != null) {
      check = connection.executor().schedule(this::check, nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void check() {
    check = null;
    long now = System.nanoTime();
    long next = bodies.endLate(now);
    if (waiting && deadline - now <= 0 && connection != null) {
      var _ = connection.close();
      return;
    }
    if (waiting) {
      next = Math.min(next, deadline - now);
    }
    if (next < BodyArrivals.NONE) {
      checkWithin(next);
    }
  }
}
