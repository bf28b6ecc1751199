package io.heliograph.notifications.inbox;

import static io.heliograph.web.problem.Problem.NOT_FOUND;

import io.heliograph.notifications.delivery.InboxConfig;
import io.heliograph.notifications.delivery.InboxUpdate;
import io.heliograph.notifications.http.Ids;
import io.heliograph.notifications.http.StrictQuery;
import io.heliograph.notifications.http.UserRequests;
import io.heliograph.notifications.notification.Notification;
import io.heliograph.notifications.notification.Severity;
import io.heliograph.notifications.query.InboxFilter;
import io.heliograph.notifications.query.InboxOrder;
import io.heliograph.notifications.query.InboxReader;
import io.heliograph.notifications.query.NotificationFinder;
import io.heliograph.notifications.query.PageWindow;
import io.heliograph.notifications.query.Status;
import io.heliograph.notifications.query.Topics;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * The caller's own inbox. Paths without {@code /notifications} are the older paths of Backstage.
 */
@Path("/api/notifications")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Inbox")
public class InboxResource {
  private final InboxPages pages;
  private final InboxReader reader;
  private final NotificationFinder finder;
  private final InboxUpdater updater;
  private final InboxAnswers answers;
  private final InboxConfig config;
  private final UserRequests requests;

  InboxResource(
      InboxPages pages,
      InboxReader reader,
      NotificationFinder finder,
      InboxUpdater updater,
      InboxAnswers answers,
      InboxConfig config,
      UserRequests requests) {
    this.pages = pages;
    this.reader = reader;
    this.finder = finder;
    this.updater = updater;
    this.answers = answers;
    this.config = config;
    this.requests = requests;
  }

  @GET
  @Path("notifications")
  @Operation(summary = "List notifications and broadcasts, newest first unless ordered otherwise")
  public Uni<InboxPage> list(@Context UriInfo uri, @Context HttpServerRequest request) {
    var query =
        StrictQuery.of(
            uri,
            "limit",
            "offset",
            "orderField",
            "topic",
            "search",
            "read",
            "saved",
            "createdAfter",
            "minimumSeverity");
    var filter = filter(query);
    var order = new InboxOrder(query.all("orderField", InboxOrder::parse));
    var window = window(query);
    return pages.read(new PageRequest(filter, order, window), request);
  }

  @GET
  @Operation(hidden = true)
  public Uni<InboxPage> listAtRoot(@Context UriInfo uri, @Context HttpServerRequest request) {
    return list(uri, request);
  }

  @GET
  @Path("notifications/{id}")
  @Operation(summary = "Read one notification")
  public Uni<Notification> one(String id, @Context UriInfo uri) {
    StrictQuery.of(uri);
    UUID known = Ids.find(id).orElseThrow(() -> NOT_FOUND.because("No such notification"));
    return requests
        .run(user -> finder.one(user, known))
        .map(found -> found.orElseThrow(() -> NOT_FOUND.because("No such notification")));
  }

  @GET
  @Path("{id}")
  @Operation(hidden = true)
  public Uni<Notification> oneAtRoot(String id, @Context UriInfo uri) {
    return one(id, uri);
  }

  @GET
  @Path("status")
  @Operation(summary = "Count unread and read notifications")
  public Uni<Status> status(@Context UriInfo uri) {
    StrictQuery.of(uri);
    return requests.run(reader::status);
  }

  @GET
  @Path("topics")
  @Operation(summary = "List the topics of the notifications that the filter selects")
  public Uni<Topics> topics(@Context UriInfo uri, @Context HttpServerRequest request) {
    var query = StrictQuery.of(uri, "search", "read", "saved", "createdAfter", "minimumSeverity");
    var filter = filter(query);
    return requests.runExclusively(
        user -> reader.topics(user, filter).chain(found -> answers.topics(request, found)));
  }

  @POST
  @ForUsers
  @Path("notifications/update")
  @Operation(summary = "Mark as read or unread, save or unsave")
  @Cancellable(false)
  public Uni<List<Notification>> update(
      @NotNull @Valid UpdateRequest body,
      @Context UriInfo uri,
      @Context HttpServerRequest request) {
    StrictQuery.of(uri);
    InboxUpdate update = body.toUpdate(config.maxPageSize());
    return requests.run(
        user -> updater.update(user, update).chain(found -> answers.list(request, user, found)));
  }

  @POST
  @ForUsers
  @Path("update")
  @Operation(hidden = true)
  @Cancellable(false)
  public Uni<List<Notification>> updateAtRoot(
      @NotNull @Valid UpdateRequest body,
      @Context UriInfo uri,
      @Context HttpServerRequest request) {
    return update(body, uri, request);
  }

  private static InboxFilter filter(StrictQuery query) {
    return new InboxFilter(
        query.flag("read"),
        query.flag("saved"),
        query.text("topic"),
        query.text("search"),
        query.instant("createdAfter"),
        query.constant("minimumSeverity", Severity.class));
  }

  private PageWindow window(StrictQuery query) {
    int limit = query.wholeNumber("limit", config.maxPageSize());
    return new PageWindow(Math.min(limit, config.maxPageSize()), query.wholeNumber("offset", 0));
  }
}
