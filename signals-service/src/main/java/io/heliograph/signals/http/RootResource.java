package io.heliograph.signals.http;

import static java.util.Map.entry;

import io.heliograph.web.Links;
import io.heliograph.web.PathPrefix;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Tells whoever opens the address of this service where its API is; requires no token. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class RootResource {
  private static final Map<String, String> PATHS =
      Map.ofEntries(
          entry("websocket", "/api/signals"),
          entry("events", "/api/signals/events"),
          entry("openapi", "/openapi.json"));

  private final PathPrefix prefix;

  RootResource(PathPrefix prefix) {
    this.prefix = prefix;
  }

  @GET
  public Links links(@Context HttpServerRequest request) {
    return Links.of("signals-service", PATHS, prefix, request);
  }
}
