package io.heliograph.notifications.changes;

import io.heliograph.identity.EntityRef;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer to a request for changes.
 *
 * @param changes the oldest first; those of the user before those of broadcasts
 * @param cursor the cursor for the next request
 * @param more whether there are further changes now
 * @param reset whether the cursor of the request is not valid: the client has to read the inbox
 *     anew
 */
record Changes(
    List<Change> changes,
    @Schema(description = "Opaque; for the next request.") String cursor,
    boolean more,
    boolean reset) {

  static Changes of(EntityRef user, ChangeSlice slice) {
    return new Changes(
        slice.notifications().stream().map(Change::of).toList(),
        slice.reached().text(user),
        slice.hasMore(),
        false);
  }

  /** Returns the present cursor and no changes. */
  static Changes none(EntityRef user, InboxCursor present, boolean reset) {
    return new Changes(List.of(), present.text(user), false, reset);
  }
}
