package io.heliograph.notifications.inbox;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.http.UserRequests;
import io.heliograph.notifications.query.InboxReader;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Answers with pages of the caller's inbox, within the limits of concurrent requests per user. */
@Singleton
public final class InboxPages {
  private final InboxReader reader;
  private final InboxAnswers answers;
  private final UserRequests requests;

  InboxPages(InboxReader reader, InboxAnswers answers, UserRequests requests) {
    this.reader = reader;
    this.answers = answers;
    this.requests = requests;
  }

  /** Returns the page; a larger page is written to the response, and then there is no item. */
  Uni<InboxPage> read(PageRequest page, HttpServerRequest request) {
    return read(page, request, "", "");
  }

  /**
   * Returns the page; a larger page is written to the response, as the value of the only field of
   * an object, and then there is no item.
   */
  public Uni<InboxPage> readInto(String field, PageRequest page, HttpServerRequest request) {
    return read(page, request, "{\"%s\":".formatted(field), "}");
  }

  private Uni<InboxPage> read(
      PageRequest page, HttpServerRequest request, String before, String after) {
    Function<EntityRef, Uni<InboxPage>> work =
        user ->
            reader
                .list(user, page.filter(), page.order(), page.window())
                .chain(found -> answers.page(request, user, found, before, after));
    return page.scans() ? requests.runExclusively(work) : requests.run(work);
  }
}
