package io.heliograph.notifications.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.notification.Notification;
import io.heliograph.notifications.query.FoundPage;
import io.heliograph.notifications.query.NotificationFinder;
import io.heliograph.notifications.query.PageSlice;
import io.heliograph.notifications.query.PageSlice.Remaining;
import io.heliograph.notifications.query.Topics;
import io.heliograph.notifications.streaming.JsonArray;
import io.heliograph.notifications.streaming.LargeResponses;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Answers with lists and topics. A small answer is the item of the result; a larger one is written
 * to the response here, and then there is no item.
 */
@Singleton
final class InboxAnswers {
  /** Approximate bytes in memory of one id whose notification is not read yet. */
  private static final int REMAINING_SIZE = 64;

  private final LargeResponses answers;
  private final NotificationFinder finder;
  private final ObjectMapper json;

  InboxAnswers(LargeResponses answers, NotificationFinder finder, ObjectMapper json) {
    this.answers = answers;
    this.finder = finder;
    this.json = json;
  }

  /**
   * Answers with a page.
   *
   * @param before text that a larger page has before it
   * @param after text that a larger page has behind it
   */
  Uni<InboxPage> page(
      HttpServerRequest request, EntityRef user, FoundPage found, String before, String after) {
    PageSlice slice = found.slice();
    return isSmall(slice)
        ? Uni.createFrom().item(new InboxPage(found.totalCount(), slice.notifications()))
        : write(
            request,
            user,
            slice,
            "%s{\"totalCount\":%d,\"notifications\":".formatted(before, found.totalCount()),
            "}" + after);
  }

  Uni<List<Notification>> list(HttpServerRequest request, EntityRef user, PageSlice found) {
    return isSmall(found)
        ? Uni.createFrom().item(found.notifications())
        : write(request, user, found, "", "");
  }

  Uni<Topics> topics(HttpServerRequest request, Topics found) {
    return answers.answer(request, found);
  }

  private boolean isSmall(PageSlice found) {
    return found.rest().isEmpty() && answers.isSmall(found.weight());
  }

  private <T> Uni<T> write(
      HttpServerRequest request, EntityRef user, PageSlice found, String head, String tail) {
    var array = new JsonArray<Notification>(json, head, tail);
    if (found.rest().isEmpty()) {
      return answers.write(request, array.whole(found.notifications()));
    }
    var list = new ListContinuation(finder, user, answers.readSize(), found);
    return answers.stream(request, held(found), array.parts(list.notifications()));
  }

  /**
   * Returns the bytes held in memory at a time. The largest notification may make a group larger
   * than the read size.
   */
  private long held(PageSlice found) {
    int heaviest = found.rest().stream().mapToInt(Remaining::weight).max().orElse(0);
    return Math.max(found.weight(), answers.readSize() + heaviest)
        + (long) REMAINING_SIZE * found.rest().size();
  }
}
