package io.heliograph.signals.publishing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heliograph.identity.ServicePrincipal;
import io.heliograph.signals.access.ChannelRules;
import io.heliograph.web.caller.Caller;
import io.heliograph.web.caller.ForServices;
import io.heliograph.web.problem.Problem;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * The endpoint on which services publish. WebSockets are opened on the same path, and do not reach
 * this resource.
 */
@Path("/api/signals")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class PublishResource {
  private final SignalPublisher publisher;
  private final PublishBounds bounds;
  private final ChannelRules channels;
  private final Caller caller;
  private final Clock clock;

  PublishResource(
      SignalPublisher publisher,
      PublishBounds bounds,
      ChannelRules channels,
      Caller caller,
      Clock clock) {
    this.publisher = publisher;
    this.bounds = bounds;
    this.channels = channels;
    this.caller = caller;
    this.clock = clock;
  }

  @POST
  @ForServices
  @RunOnVirtualThread
  public Response publish(@NotNull @Valid PublishRequest request) {
    ServicePrincipal service = caller.service();
    requireAccess(service, request);
    Set<String> recipients = request.recipients().names();
    bounds.check(request.message(), recipients);
    publisher.publish(publication(service, request, recipients));
    return Response.accepted(new Accepted(request.recipients().notExpanded())).build();
  }

  /** Refuses a GET that is not a WebSocket handshake. */
  @GET
  public Response open() {
    throw Problem.NO_UPGRADE.because("Open a WebSocket here, or POST a signal");
  }

  private void requireAccess(ServicePrincipal service, PublishRequest request) {
    if (!channels.mayPublish(service, request.channel())) {
      throw Problem.NOT_ALLOWED.because(
          "This service may not publish on the channel " + request.channel());
    }
    service
        .access()
        .refusalOf(request.isBroadcast(), request.channel())
        .map(Problem.NOT_ALLOWED::because)
        .ifPresent(
            refusal -> {
              throw refusal;
            });
  }

  private Publication publication(
      ServicePrincipal service, PublishRequest request, Set<String> recipients) {
    return new Publication(
        service.subject(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        request.channel(),
        recipients,
        request.message());
  }

  /**
   * The answer to a publication; an empty object if it is for users or for everybody.
   *
   * @param notExpanded see {@link RecipientsBody#notExpanded()}
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Accepted(List<String> notExpanded) {}
}
