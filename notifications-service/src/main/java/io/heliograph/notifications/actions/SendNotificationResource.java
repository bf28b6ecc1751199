package io.heliograph.notifications.actions;

import io.heliograph.notifications.command.SendRequest;
import io.heliograph.notifications.sending.RequestSender;
import io.heliograph.web.caller.ForServices;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * The action {@code send-notification}: sends on behalf of the calling service. Its input is the
 * body of a send; a send that has started is written even if the caller disconnects.
 */
@Path(ActionsResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@ForServices
public class SendNotificationResource {
  /** Clients encode the colon. */
  private static final String INVOKE =
      "/actions/{id: notifications(:|%3[Aa])send-notification}/invoke";

  private final RequestSender sender;

  SendNotificationResource(RequestSender sender) {
    this.sender = sender;
  }

  @POST
  @Path("v1" + INVOKE)
  @Operation(hidden = true)
  @Cancellable(false)
  public Uni<ActionOutput<SendOutput>> invoke(@NotNull @Valid SendRequest input) {
    return send(input);
  }

  @POST
  @Path("v2" + INVOKE)
  @Operation(hidden = true)
  @Cancellable(false)
  public Uni<ActionOutput<SendOutput>> invokeWrapped(@NotNull @Valid SendInvocation invocation) {
    NoSecrets.require(invocation.secrets());
    return send(invocation.input());
  }

  private Uni<ActionOutput<SendOutput>> send(SendRequest request) {
    return sender.send(request, null, false).map(SendOutput::of).map(ActionOutput::new);
  }

  /** The body of version 2. */
  public record SendInvocation(@NotNull @Valid SendRequest input, @Nullable Object secrets) {}
}
