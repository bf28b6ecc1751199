package io.heliograph.notifications.recipients;

import io.heliograph.identity.EntityRef;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The users and the dropped refs that the recipients of a send resolve to.
 *
 * @param users each user once, in the order in which they were found
 * @param dropped refs that resolve to no user, in the order of lookup, then users who are not known
 */
public record ResolvedRecipients(List<EntityRef> users, List<DroppedRef> dropped) {

  /** Returns these recipients with more dropped refs. */
  public ResolvedRecipients with(DroppedRef.Reason reason, Collection<EntityRef> more) {
    if (more.isEmpty()) {
      return this;
    }
    Stream<DroppedRef> added = more.stream().map(ref -> new DroppedRef(ref, reason));
    return new ResolvedRecipients(users, Stream.concat(dropped.stream(), added).toList());
  }

  /**
   * Returns the dropped refs as the value of a response header; empty if no ref was dropped.
   *
   * <p>The format is {@code group:default/ghosts;reason=unknown,
   * component:default/x;reason=no-owner}, with at most 4 KiB of visible ASCII and spaces.
   * Characters of a ref that are not visible ASCII are percent-encoded as UTF-8, and so are {@code
   * %}, {@code ,} and {@code ;}. If not all entries fit, the last entry is {@code ...;more=} and
   * the number of omitted entries.
   */
  public Optional<String> droppedHeader() {
    return DroppedHeader.of(dropped);
  }
}
