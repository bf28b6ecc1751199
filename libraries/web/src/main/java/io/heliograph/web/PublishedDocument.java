package io.heliograph.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * The OpenAPI document for a client below the path of a proxy: it names this path as its server.
 * Without such a path it is unchanged.
 */
@Singleton
public final class PublishedDocument {
  private static final String PATH = "/openapi.json";
  private static final int BEFORE_THE_UNCHANGED_ONE = -1;

  private final PathPrefix prefix;

  PublishedDocument(PathPrefix prefix) {
    this.prefix = prefix;
  }

  /**
   * Adds a route for requests below a path. The framework serves the unchanged document to others.
   *
   * @param document returns the unchanged document as a JSON object
   */
  public void serve(Router router, Supplier<byte[]> document) {
    router.get(PATH).order(BEFORE_THE_UNCHANGED_ONE).handler(context -> serve(context, document));
  }

  /** Returns the document, a JSON object, as the client of the request needs it. */
  public byte[] of(byte[] document, HttpServerRequest request) {
    String below = prefix.of(request);
    return below.isEmpty() ? document : withServer(document, below);
  }

  private void serve(RoutingContext context, Supplier<byte[]> document) {
    if (prefix.of(context.request()).isEmpty()) {
      context.next();
    } else {
      var _ =
          context
              .response()
              .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
              .end(Buffer.buffer(of(document.get(), context.request())));
    }
  }

  /**
   * Inserts the server as text, because anybody may ask for the document, and parsing it for each
   * request is expensive. No character of a prefix needs an escape.
   */
  private static byte[] withServer(byte[] document, String url) {
    String servers = "{\"servers\":[{\"url\":\"%s\"}],".formatted(url);
    return Buffer.buffer(servers.getBytes(UTF_8))
        .appendBytes(document, 1, document.length - 1)
        .getBytes();
  }
}
