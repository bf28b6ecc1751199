package io.heliograph.notifications.actions;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.heliograph.notifications.http.IsoTime;
import io.heliograph.notifications.inbox.PageRequest;
import io.heliograph.notifications.notification.Severity;
import io.heliograph.notifications.query.InboxFilter;
import io.heliograph.notifications.query.InboxOrder;
import io.heliograph.notifications.query.PageWindow;
import io.heliograph.web.problem.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The input of {@code get-notifications}. An absent filter and an empty text match all
 * notifications; only the view is {@link View#UNREAD} if it is absent.
 *
 * @param createdAfter a time in ISO 8601
 */
public record GetNotificationsInput(
    @Nullable View view,
    @Nullable String search,
    @Nullable String topic,
    @Nullable Severity minimumSeverity,
    @Nullable String createdAfter,
    @Min(0) @Nullable Integer offset,
    @Min(1) @Max(100) @Nullable Integer limit) {
  private static final int DEFAULT_LIMIT = 10;

  static final GetNotificationsInput DEFAULT =
      new GetNotificationsInput(null, null, null, null, null, null, null);

  PageRequest toPage() {
    View shown = view == null ? View.UNREAD : view;
    return new PageRequest(
        new InboxFilter(
            shown.read, shown.saved, orNull(topic), orNull(search), earliest(), minimumSeverity),
        InboxOrder.DEFAULT,
        new PageWindow(limit == null ? DEFAULT_LIMIT : limit, offset == null ? 0 : offset));
  }

  private @Nullable Instant earliest() {
    String text = orNull(createdAfter);
    try {
      return text == null ? null : IsoTime.parse(text);
    } catch (IllegalArgumentException e) {
      throw Problem.INPUT.because("createdAfter: " + e.getMessage());
    }
  }

  private static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  /** The notifications that are returned. */
  public enum View {
    @JsonProperty("unread")
    UNREAD(false, null),
    @JsonProperty("read")
    READ(true, null),
    @JsonProperty("saved")
    SAVED(null, true),
    @JsonProperty("all")
    ALL(null, null);

    private final @Nullable Boolean read;
    private final @Nullable Boolean saved;

    View(@Nullable Boolean read, @Nullable Boolean saved) {
      this.read = read;
      this.saved = saved;
    }
  }
}
