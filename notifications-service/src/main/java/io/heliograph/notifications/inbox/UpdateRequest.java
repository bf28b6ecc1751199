package io.heliograph.notifications.inbox;

import io.heliograph.notifications.web.Ids;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of an update. */
record UpdateRequest(
    @NotNull List<@NotNull String> ids, @Nullable Boolean read, @Nullable Boolean saved) {

  InboxUpdate toUpdate() {
    return new InboxUpdate(ids.stream().map(id -> Ids.parse("ids", id)).toList(), read, saved);
  }
}
