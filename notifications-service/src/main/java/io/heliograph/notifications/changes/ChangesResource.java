package io.heliograph.notifications.changes;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.delivery.InboxConfig;
import io.heliograph.notifications.http.StrictQuery;
import io.heliograph.notifications.http.UserRequests;
import io.heliograph.notifications.streaming.LargeResponses;
import io.heliograph.web.problem.Problem;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** HTTP endpoint where a user reads what changed in the own inbox. */
@Path("/api/notifications/notifications/changes")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Inbox")
public class ChangesResource {
  private static final int DEFAULT_LIMIT = 100;

  private final ChangeStore store;
  private final LargeResponses answers;
  private final InboxConfig config;
  private final UserRequests requests;

  ChangesResource(
      ChangeStore store, LargeResponses answers, InboxConfig config, UserRequests requests) {
    this.store = store;
    this.answers = answers;
    this.config = config;
    this.requests = requests;
  }

  @GET
  @Operation(summary = "Read what changed after a cursor; without a cursor, only the present one")
  public Uni<Changes> changes(@Context UriInfo uri, @Context HttpServerRequest request) {
    var query = StrictQuery.of(uri, "after", "limit");
    String after = query.text("after");
    int limit = limit(query);
    return requests.run(
        user -> changes(user, after, limit).chain(found -> answers.answer(request, found)));
  }

  private int limit(StrictQuery query) {
    int limit = query.wholeNumber("limit", DEFAULT_LIMIT);
    if (limit == 0) {
      throw Problem.INPUT.because("limit: must be at least 1");
    }
    return Math.min(limit, config.maxPageSize());
  }

  private Uni<Changes> changes(EntityRef user, @Nullable String after, int limit) {
    if (after == null) {
      return store.present(user).map(present -> Changes.none(user, present, false));
    }
    return InboxCursor.parse(user, after)
        .map(cursor -> changes(user, cursor, limit))
        .orElseGet(() -> store.present(user).map(present -> Changes.none(user, present, true)));
  }

  private Uni<Changes> changes(EntityRef user, InboxCursor cursor, int limit) {
    return store
        .after(user, cursor, limit)
        .map(
            slice ->
                cursor.isUpTo(slice.present())
                    ? Changes.of(user, slice)
                    : Changes.none(user, slice.present(), true));
  }
}
