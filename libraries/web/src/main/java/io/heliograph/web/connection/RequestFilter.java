package io.heliograph.web.connection;

import io.heliograph.web.body.BodyArrival;
import io.heliograph.web.problem.Problem;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Runs first for each request: refuses a request that a proxy may have interpreted differently, and
 * notifies {@link ConnectionTimeouts} of each HTTP/2 request. Requests behind a refused one, which
 * may have been read already, are not served.
 */
@Singleton
final class RequestFilter {
  private static final int BEFORE_ALL_OTHERS = 10_001;
  private static final String CHUNKED = "chunked";
  private static final AttributeKey<Boolean> REFUSED =
      AttributeKey.valueOf(RequestFilter.class, "refused");

  void register(@Observes Filters filters) {
    filters.register(this::pass, BEFORE_ALL_OTHERS);
  }

  private void pass(RoutingContext context) {
    HttpServerRequest request = context.request();
    Channel connection = channel(request);
    if (connection.hasAttr(REFUSED)) {
      return;
    }
    if (isAmbiguous(request)) {
      connection.attr(REFUSED).set(true);
      refuse(context);
      return;
    }
    if (request.version() == HttpVersion.HTTP_2) {
      limit(context, connection);
    }
    context.next();
  }

  private static boolean isAmbiguous(HttpServerRequest request) {
    MultiMap headers = request.headers();
    return headers.getAll(HttpHeaders.HOST).size() > 1 || hasTwoEnds(headers);
  }

  /**
   * Streams share a connection, so each is limited by itself. A request that upgrades its
   * connection has arrived as HTTP/1, and is limited like that.
   */
  private static void limit(RoutingContext context, Channel connection) {
    FrameObserver frames = connection.pipeline().get(FrameObserver.class);
    if (frames != null) {
      ConnectionTimeouts timeouts = frames.timeouts();
      BodyArrival body = timeouts.begun(context.request());
      context.addEndHandler(answered -> timeouts.answered(body));
    }
  }

  /**
   * Returns whether the end of the body is ambiguous: it must be given either by its length or by
   * its chunks.
   */
  private static boolean hasTwoEnds(MultiMap headers) {
    if (!headers.contains(HttpHeaders.TRANSFER_ENCODING)) {
      return false;
    }
    List<String> encodings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
    return headers.contains(HttpHeaders.CONTENT_LENGTH)
        || encodings.size() > 1
        || !CHUNKED.equalsIgnoreCase(encodings.getFirst().strip());
  }

  private static void refuse(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.version() != HttpVersion.HTTP_2) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    context.addEndHandler(answered -> request.connection().close());
    Problem.INPUT
        .because("Send one Host, and a body with either Content-Length or chunks")
        .answer(request);
  }

  private static Channel channel(HttpServerRequest request) {
    return ((ConnectionBase) request.connection()).channel();
  }
}
