package io.heliograph.signals.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Leaves the answer to a refused handshake as its challenge made it, which has no body. */
final class BareHandshakes {
  @ServerResponseFilter
  void strip(HttpServerRequest request, ContainerResponseContext answer) {
    if (request.response().headers().contains(HttpHeaders.CONTENT_LENGTH)) {
      answer.setEntity(null);
      answer.getHeaders().clear();
    }
  }
}
