package io.heliograph.notifications.settings;

import io.heliograph.notifications.http.StrictQuery;
import io.heliograph.notifications.http.UserRequests;
import io.heliograph.notifications.streaming.LargeResponses;
import io.heliograph.web.caller.ForUsers;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** HTTP endpoint for the caller's own notification settings. */
@Path("/api/notifications")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Settings")
public class SettingsResource {
  private final Settings settings;
  private final TreeReader reader;
  private final UserRequests requests;
  private final LargeResponses answers;

  SettingsResource(
      Settings settings, TreeReader reader, UserRequests requests, LargeResponses answers) {
    this.settings = settings;
    this.reader = reader;
    this.requests = requests;
    this.answers = answers;
  }

  @GET
  @Path("settings")
  @Operation(summary = "Read the settings of the caller, by channel, origin and topic")
  public Uni<SettingsTree> show(@Context UriInfo uri, @Context HttpServerRequest request) {
    StrictQuery.of(uri);
    return requests.runExclusively(
        user -> settings.of(user).chain(tree -> answers.answer(request, tree)));
  }

  @POST
  @ForUsers
  @Path("settings")
  @Operation(
      summary = "Replace the settings of the caller; without channels the defaults apply again")
  public Uni<SettingsTree> replace(
      @NotNull @Valid SettingsTree tree, @Context UriInfo uri, @Context HttpServerRequest request) {
    StrictQuery.of(uri);
    Map<Switch, Boolean> choices = reader.choices(tree);
    return requests.runExclusively(
        user ->
            settings.replace(user, choices).chain(replaced -> answers.answer(request, replaced)));
  }
}
