package io.heliograph.notifications.openapi;

import static io.quarkus.smallrye.openapi.runtime.OpenApiConstants.DEFAULT_DOCUMENT_NAME;

import io.heliograph.web.PublishedDocument;
import io.quarkus.security.Authenticated;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The API document at the path that Backstage uses: below the mount path, for authenticated
 * callers.
 */
@Path("/api/notifications/openapi.json")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class OpenApiResource {
  private final OpenApiDocumentService documents;
  private final PublishedDocument published;

  OpenApiResource(OpenApiDocumentService documents, PublishedDocument published) {
    this.documents = documents;
    this.published = published;
  }

  @GET
  @Operation(hidden = true)
  public byte[] document(@Context HttpServerRequest request) {
    return published.of(documents.getDocument(DEFAULT_DOCUMENT_NAME, Format.JSON), request);
  }
}
