package io.heliograph.notifications.inbox;

import io.heliograph.notifications.delivery.InboxUpdate;
import io.heliograph.notifications.http.Ids;
import io.heliograph.web.Problem;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of an update. */
record UpdateRequest(
    @NotNull List<@NotNull String> ids, @Nullable Boolean read, @Nullable Boolean saved) {

  /** Fails with an {@link Problem#INPUT} if there are more ids than that. */
  InboxUpdate toUpdate(int maxIds) {
    if (ids.size() > maxIds) {
      throw Problem.INPUT.because("ids: send at most %d at once".formatted(maxIds));
    }
    return new InboxUpdate(ids.stream().map(id -> Ids.parse("ids", id)).toList(), read, saved);
  }
}
