package io.heliograph.signals.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Removes the body that the framework would add to the response to a refused handshake: its
 * challenge has already defined a response without a body.
 */
final class BareHandshakes {
  @ServerResponseFilter
  void strip(HttpServerRequest request, ContainerResponseContext answer) {
    if (request.response().headers().contains(HttpHeaders.CONTENT_LENGTH)) {
      answer.setEntity(null);
      answer.getHeaders().clear();
    }
  }
}
