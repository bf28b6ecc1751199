package io.heliograph.notifications.sending;

import io.heliograph.notifications.command.JobStatus;
import io.heliograph.notifications.command.Receipt;
import io.heliograph.notifications.command.SendRequest;
import io.heliograph.notifications.http.StrictQuery;
import io.heliograph.web.caller.ForServices;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * HTTP endpoint for services that send notifications. Backstage's own client posts to the root
 * path. A send that has started is written even if the caller disconnects; its key is in use until
 * then.
 */
@Path("/api/notifications")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@ForServices
@Tag(name = "Sending")
public class SendResource {
  private static final String KEY = "Idempotency-Key";

  private final RequestSender sender;
  private final SendAnswers answers;

  SendResource(RequestSender sender, SendAnswers answers) {
    this.sender = sender;
    this.answers = answers;
  }

  @POST
  @Path("notifications")
  @Operation(summary = "Send a notification to users, groups, owners of entities, or everybody")
  @APIResponseSchema(
      value = Receipt[].class,
      responseDescription = "One for each recipient, one in all for a broadcast")
  @APIResponse(
      responseCode = "202",
      description = "Stored as a job, which continues; the sender does not wait for it",
      content = @Content(schema = @Schema(implementation = JobStatus.class)))
  @Cancellable(false)
  public Uni<Response> send(
      @NotNull @Valid SendRequest request,
      @HeaderParam(KEY) @Nullable String key,
      @HeaderParam(PreferHeader.HEADER) List<String> preferences,
      @Context UriInfo uri,
      @Context HttpServerRequest http) {
    return answer(request, key, preferences, uri, http);
  }

  @POST
  @Operation(hidden = true)
  @Cancellable(false)
  public Uni<Response> sendAtRoot(
      @NotNull @Valid SendRequest request,
      @HeaderParam(KEY) @Nullable String key,
      @HeaderParam(PreferHeader.HEADER) List<String> preferences,
      @Context UriInfo uri,
      @Context HttpServerRequest http) {
    return answer(request, key, preferences, uri, http);
  }

  /**
   * Shared by both endpoints: if one endpoint called the other, the request would be checked twice.
   */
  private Uni<Response> answer(
      SendRequest request,
      @Nullable String key,
      List<String> preferences,
      UriInfo uri,
      HttpServerRequest http) {
    StrictQuery.of(uri);
    boolean early = PreferHeader.respondAsync(preferences);
    return sender.send(request, key, early).flatMap(outcome -> answers.answer(outcome, http));
  }
}
