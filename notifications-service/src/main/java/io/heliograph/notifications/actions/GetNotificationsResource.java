package io.heliograph.notifications.actions;

import io.heliograph.notifications.inbox.InboxPage;
import io.heliograph.notifications.inbox.InboxPages;
import io.heliograph.web.caller.ForUsers;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The action {@code get-notifications}: reads a page of the calling user's inbox. */
@Path(ActionsResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@ForUsers
public class GetNotificationsResource {
  /** Clients encode the colon. */
  private static final String INVOKE =
      "/actions/{id: notifications(:|%3[Aa])get-notifications}/invoke";

  private final InboxPages pages;

  GetNotificationsResource(InboxPages pages) {
    this.pages = pages;
  }

  @POST
  @Path("v1" + INVOKE)
  @Operation(hidden = true)
  public Uni<ActionOutput<InboxPage>> invoke(
      @Valid @Nullable GetNotificationsInput input, @Context HttpServerRequest request) {
    return page(input == null ? GetNotificationsInput.DEFAULT : input, request);
  }

  @POST
  @Path("v2" + INVOKE)
  @Operation(hidden = true)
  public Uni<ActionOutput<InboxPage>> invokeWrapped(
      @NotNull @Valid GetInvocation invocation, @Context HttpServerRequest request) {
    NoSecrets.require(invocation.secrets());
    return page(invocation.input(), request);
  }

  private Uni<ActionOutput<InboxPage>> page(
      GetNotificationsInput input, HttpServerRequest request) {
    return pages
        .readInto(ActionOutput.FIELD, input.toPage(), request)
        .onItem()
        .ifNotNull()
        .transform(ActionOutput::new);
  }

  /** The body of version 2. */
  public record GetInvocation(
      @NotNull @Valid GetNotificationsInput input, @Nullable Object secrets) {}
}
