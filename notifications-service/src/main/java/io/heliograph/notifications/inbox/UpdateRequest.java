package io.heliograph.notifications.inbox;

import io.heliograph.notifications.delivery.InboxUpdate;
import io.heliograph.notifications.http.Ids;
import io.heliograph.web.problem.Problem;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of an update request. */
record UpdateRequest(
    @NotNull List<@NotNull String> ids, @Nullable Boolean read, @Nullable Boolean saved) {

  /**
   * Returns the update; fails with {@link Problem#INPUT} if there are more than {@code maxIds} ids.
   */
  InboxUpdate toUpdate(int maxIds) {
    if (ids.size() > maxIds) {
      throw Problem.INPUT.because("ids: send at most %d at once".formatted(maxIds));
    }
    return new InboxUpdate(ids.stream().map(id -> Ids.parse("ids", id)).toList(), read, saved);
  }
}
