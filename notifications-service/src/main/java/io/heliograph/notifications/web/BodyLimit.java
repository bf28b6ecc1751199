package io.heliograph.notifications.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers an upload that announces more than the limit, before it is read. One that comes in chunks
 * is cut off by the server at the same limit, with the same status and no body.
 */
@Singleton
final class BodyLimit {
  /** Before the server's own check, which answers with nothing but the status. */
  private static final int FIRST = 100;

  private final ObjectMapper json;
  private final long limit;

  BodyLimit(
      ObjectMapper json,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
    this.json = json;
    this.limit = limit.asLongValue();
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, FIRST);
  }

  private void check(RoutingContext exchange) {
    if (announcedLength(exchange.request()) > limit) {
      refuse(exchange);
    } else {
      exchange.next();
    }
  }

  private static long announcedLength(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaderNames.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length);
  }

  private void refuse(RoutingContext exchange) {
    HttpServerRequest request = exchange.request();
    exchange
        .response()
        .setStatusCode(Problem.TOO_LARGE.status())
        .putHeader(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
        .putHeader(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
        .end(body(request))
        .onComplete(sent -> request.connection().close());
  }

  private String body(HttpServerRequest request) {
    String detail = "Send at most %d bytes at once, or raise the limit".formatted(limit);
    try {
      return json.writeValueAsString(
          ProblemBody.of(Problem.TOO_LARGE, detail, request.method().name(), request.uri()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
