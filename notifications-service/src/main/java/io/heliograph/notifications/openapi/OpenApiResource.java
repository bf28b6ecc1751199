package io.heliograph.notifications.openapi;

import static io.quarkus.smallrye.openapi.runtime.OpenApiConstants.DEFAULT_DOCUMENT_NAME;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heliograph.web.PathPrefix;
import io.quarkus.security.Authenticated;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
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
  private final PathPrefix prefix;
  private final ObjectMapper json;

  OpenApiResource(OpenApiDocumentService documents, PathPrefix prefix, ObjectMapper json) {
    this.documents = documents;
    this.prefix = prefix;
    this.json = json;
  }

  @GET
  @Operation(hidden = true)
  public byte[] document(@Context HttpServerRequest request) throws IOException {
    byte[] document = documents.getDocument(DEFAULT_DOCUMENT_NAME, Format.JSON);
    String below = prefix.of(request);
    return below.isEmpty() ? document : withServer(document, below);
  }

  private byte[] withServer(byte[] document, String url) throws IOException {
    var root = (ObjectNode) json.readTree(document);
    root.putArray("servers").addObject().put("url", url);
    return json.writeValueAsBytes(root);
  }
}
