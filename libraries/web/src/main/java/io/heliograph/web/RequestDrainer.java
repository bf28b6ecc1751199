package io.heliograph.web;

import io.netty.channel.Channel;
import io.netty.channel.MaxMessagesRecvByteBufAllocator;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes the HTTP connections of a service that stops, without failing a request: first each
 * response ends its connection, then new connections are refused, then requests in flight are
 * awaited. WebSocket handshakes are not counted. {@link #announce} and {@link #finish} are for the
 * thread that stops the service.
 */
@Singleton
public final class RequestDrainer {
  private static final int BEFORE_ALL_OTHERS = 10_000;
  private static final int ALL_AT_ONCE = 10_000;
  private static final long ACCEPT_MILLIS = 20;
  private static final String WEBSOCKET = "websocket";
  private static final long NO_ERROR = 0;
  private static final int ANY_STREAM = Integer.MAX_VALUE;
  private static final String LAST = RequestDrainer.class.getName() + ".last";

  /**
   * Maximum time for the arrival of a request that was sent before its client was notified of the
   * end.
   */
  private static final Duration QUIET = Duration.ofMillis(300);

  private final ListeningSockets listeners;
  private volatile boolean draining;
  private int inFlight;
  private long lastChange = System.nanoTime();

  RequestDrainer(ListeningSockets listeners) {
    this.listeners = listeners;
  }

  void register(@Observes Filters filters) {
    filters.register(this::pass, BEFORE_ALL_OTHERS);
  }

  /** Ends each connection with its next response from now on. */
  public void announce() {
    draining = true;
  }

  /**
   * Refuses new connections and waits until every request is answered.
   *
   * @return whether all were answered in time
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public boolean finish(Duration atMost) throws InterruptedException {
    for (Channel listener : listeners.open()) {
      close(listener);
    }
    return awaitAnswers(System.nanoTime() + atMost.toNanos());
  }

  /**
   * Closes a listening socket. The system resets connections that wait to be accepted when the port
   * closes, so all are accepted first; by default Netty accepts one at a time.
   */
  private static void close(Channel listener) throws InterruptedException {
    if (listener.config().getRecvByteBufAllocator() instanceof MaxMessagesRecvByteBufAllocator at) {
      at.maxMessagesPerRead(ALL_AT_ONCE);
    }
    var _ =
        listener
            .eventLoop()
            .schedule(() -> closeNow(listener), ACCEPT_MILLIS, TimeUnit.MILLISECONDS);
    var _ = listener.closeFuture().sync();
  }

  private static void closeNow(Channel listener) {
    var _ = listener.close();
  }

  private void pass(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (WEBSOCKET.equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
      context.next();
      return;
    }
    change(1);
    context.addHeadersEndHandler(head -> announceEnd(context));
    context.addEndHandler(answered -> end(context));
    context.next();
  }

  private void announceEnd(RoutingContext context) {
    if (draining) {
      context.put(LAST, true);
      if (context.request().version() != HttpVersion.HTTP_2) {
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      }
    }
  }

  /**
   * Ends a connection only after a response that announced it; otherwise its client may have sent
   * the next request already. The client of an HTTP/2 connection is notified by GOAWAY to send no
   * more requests; those that it had sent by then are answered, whatever their number (RFC 9113,
   * section 6.8), and the client closes the connection.
   */
  private void end(RoutingContext context) {
    change(-1);
    HttpServerRequest request = context.request();
    if (context.get(LAST) == null) {
      return;
    }
    if (request.version() == HttpVersion.HTTP_2) {
      request.connection().goAway(NO_ERROR, ANY_STREAM);
    } else {
      var _ = request.connection().close();
    }
  }

  private synchronized void change(int by) {
    inFlight += by;
    lastChange = System.nanoTime();
    notifyAll();
  }

  private synchronized boolean awaitAnswers(long deadline) throws InterruptedException {
    while (!isQuiet() && System.nanoTime() - deadline < 0) {
      TimeUnit.NANOSECONDS.timedWait(this, QUIET.toNanos());
    }
    return inFlight == 0;
  }

  private boolean isQuiet() {
    return inFlight == 0 && System.nanoTime() - lastChange >= QUIET.toNanos();
  }
}
