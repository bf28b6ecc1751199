package io.heliograph.notifications.actions;

import io.heliograph.notifications.http.StrictQuery;
import io.heliograph.web.caller.Caller;
import io.heliograph.web.problem.Problem;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Lists actions in the format of Backstage's action registry ({@code @backstage/backend-defaults}
 * 0.19).
 */
@Path(ActionsResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Actions")
public class ActionsResource {
  static final String PATH = "/api/notifications/.backstage/actions";

  private final ActionDescriptions descriptions;
  private final Caller caller;

  ActionsResource(ActionDescriptions descriptions, Caller caller) {
    this.descriptions = descriptions;
    this.caller = caller;
  }

  @GET
  @Path("v1/actions")
  @Operation(summary = "List the actions that Backstage offers to tools such as its MCP server")
  public Actions list(@Context UriInfo uri) {
    StrictQuery.of(uri);
    return new Actions(descriptions.of(caller.principal()));
  }

  @GET
  @Path("v1/status")
  @Operation(summary = "Tell whether there are actions")
  public ActionsStatus status(@Context UriInfo uri) {
    StrictQuery.of(uri);
    caller.service();
    return new ActionsStatus(true);
  }

  /** Describes the invocation of all actions; each has a resource of its own. */
  @POST
  @Path("v1/actions/{id}/invoke")
  @Operation(summary = "Invoke an action, with input and output as the list describes them")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Object.class)))
  @APIResponseSchema(value = ActionOutput.class, responseCode = "200")
  public void invokeUnknown(String id) {
    throw Problem.NOT_FOUND.because("No such action: " + id);
  }

  @POST
  @Path("v2/actions/{id}/invoke")
  @Operation(hidden = true)
  public void invokeUnknownWithSecrets(String id) {
    invokeUnknown(id);
  }

  /** The listed actions, in order of their names. */
  public record Actions(List<Map<String, Object>> actions) {}

  /** Whether there are actions. */
  public record ActionsStatus(boolean hasActions) {}
}
