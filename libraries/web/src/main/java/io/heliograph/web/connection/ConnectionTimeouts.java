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
 * Closes a connection that sends no request in time after it was opened, or after it began with the
 * head of one, however many bytes it has sent by then; and ends requests whose body stops coming.
 * One task on the event loop looks after all of it and is made anew only when the one before has
 * passed, so a request costs no more than a look at the clock.
 *
 * <p>All is done on the connection's event loop, except that a request may end on any thread.
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

  /** The head of a request has come, and what it is told {@link #answered} with. */
  BodyArrival begun(HttpServerRequest request) {
    waiting = false;
    hasHeads &= request.version() != HttpVersion.HTTP_2;
    inFlight.incrementAndGet();
    checkWithin(bodies.nanos());
    return bodies.begin(request);
  }

  /** For any thread. */
  void answered(BodyArrival body) {
    bodies.end(body);
    inFlight.decrementAndGet();
  }

  private void awaitHead() {
    waiting = true;
    deadline = System.nanoTime() + headNanos;
    checkWithin(headNanos);
  }

  /** A task that is there already comes soon enough, or at its time makes the next. */
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
