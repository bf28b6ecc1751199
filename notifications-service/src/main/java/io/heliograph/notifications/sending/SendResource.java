package io.heliograph.notifications.sending;

import io.heliograph.notifications.notification.Draft;
import io.heliograph.notifications.recipients.Recipients;
import io.heliograph.notifications.web.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where services send. Backstage's own client posts to the bare root. */
@Path("/api/notifications")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Sending")
public class SendResource {
  private final NotificationSender sender;
  private final Caller caller;
  private final Clock clock;

  SendResource(NotificationSender sender, Caller caller, Clock clock) {
    this.sender = sender;
    this.caller = caller;
    this.clock = clock;
  }

  @POST
  @Path("notifications")
  @Operation(summary = "Send a notification to users, groups, owners of entities, or everybody")
  public Uni<List<Receipt>> send(@NotNull @Valid SendRequest request) {
    Recipients recipients = request.toRecipients();
    Draft draft =
        request.toDraft(caller.service().subject(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return sender
        .send(draft, recipients)
        .map(stored -> stored.stream().map(one -> Receipt.of(one, request.payload())).toList());
  }

  @POST
  @Operation(hidden = true)
  public Uni<List<Receipt>> sendAtRoot(@NotNull @Valid SendRequest request) {
    return send(request);
  }
}
