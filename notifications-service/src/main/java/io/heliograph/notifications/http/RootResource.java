package io.heliograph.notifications.http;

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
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tells whoever opens the address of this service where its API is; requires no token. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class RootResource {
  private static final Map<String, String> PATHS =
      Map.ofEntries(
          entry("notifications", "/api/notifications/notifications"),
          entry("openapi", "/openapi.json"));

  private final PathPrefix prefix;

  RootResource(PathPrefix prefix) {
    this.prefix = prefix;
  }

  @GET
  @Operation(hidden = true)
  public Links links(@Context HttpServerRequest request) {
    return Links.of("notifications-service", PATHS, prefix, request);
  }
}
