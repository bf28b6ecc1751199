package io.heliograph.notifications.sending;

import io.heliograph.identity.Access;
import io.heliograph.identity.ServicePrincipal;
import io.heliograph.notifications.sending.RecipientsBody.Broadcast;
import io.heliograph.notifications.web.Caller;
import io.heliograph.notifications.web.Query;
import io.heliograph.web.Problem;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
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
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * Where services send. Backstage's own client posts to the bare root. What was begun is written
 * even if the caller has left: its key is in use until then.
 */
@Path("/api/notifications")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Sending")
public class SendResource {
  private static final String KEY = "Idempotency-Key";

  private final NotificationSender sender;
  private final Links links;
  private final Caller caller;
  private final Clock clock;

  SendResource(NotificationSender sender, Links links, Caller caller, Clock clock) {
    this.sender = sender;
    this.links = links;
    this.caller = caller;
    this.clock = clock;
  }

  @POST
  @Path("notifications")
  @Operation(summary = "Send a notification to users, groups, owners of entities, or everybody")
  @APIResponseSchema(
      value = Receipt[].class,
      responseDescription = "One for each recipient, one in all for a broadcast")
  @Cancellable(false)
  public Uni<Response> send(
      @NotNull @Valid SendRequest request,
      @HeaderParam(KEY) @Nullable String key,
      @Context UriInfo uri) {
    return answer(request, key, uri);
  }

  @POST
  @Operation(hidden = true)
  @Cancellable(false)
  public Uni<Response> sendAtRoot(
      @NotNull @Valid SendRequest request,
      @HeaderParam(KEY) @Nullable String key,
      @Context UriInfo uri) {
    return answer(request, key, uri);
  }

  /** Called by both, since a call of one by the other would be checked twice. */
  private Uni<Response> answer(SendRequest request, @Nullable String key, UriInfo uri) {
    Query.of(uri);
    ServicePrincipal service = caller.service();
    requireAccess(service.access(), request);
    links.check(request.payload().link());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return sender.send(request.toCommand(service.subject(), now, key)).map(SendAnswer::of);
  }

  private static void requireAccess(Access access, SendRequest request) {
    access
        .refusalOf(request.recipients() instanceof Broadcast, request.payload().topic())
        .map(Problem.NOT_ALLOWED::because)
        .ifPresent(
            refusal -> {
              throw refusal;
            });
  }
}
