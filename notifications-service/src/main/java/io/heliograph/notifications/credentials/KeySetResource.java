package io.heliograph.notifications.credentials;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * HTTP endpoint where other plugins read the public keys of this service's tokens; it requires no
 * authentication.
 */
@Path("/api/notifications/.backstage/auth/v1/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Credentials")
public class KeySetResource {
  private final PublishedKeys published;

  KeySetResource(PublishedKeys published) {
    this.published = published;
  }

  @GET
  @Operation(summary = "Read the public keys of this service's own tokens")
  public Uni<KeySet> keys() {
    return published.current().map(KeySet::new);
  }

  /** A JSON Web Key Set (RFC 7517). */
  public record KeySet(List<Map<String, Object>> keys) {}
}
