package io.heliograph.notifications.recipients;

import io.heliograph.identity.EntityRef;
import java.util.List;
import java.util.Optional;

/**
 * What became of the refs that a sender named.
 *
 * @param users each user once, in the order in which they were found
 * @param dropped what led to nobody, in the order in which it was looked up
 */
public record ResolvedRecipients(List<EntityRef> users, List<DroppedRef> dropped) {

  /**
   * What was dropped, as the value of a response header; empty if nothing was.
   *
   * <p>{@code group:default/ghosts;reason=unknown, component:default/x;reason=no-owner}: at most 4
   * KiB of visible ASCII and spaces. What is not visible ASCII in a ref is percent-encoded as UTF-8
   * (and so are {@code %}, {@code ,} and {@code ;}). If there are more than fit, the last entry is
   * {@code ...;more=} and their number.
   */
  public Optional<String> droppedHeader() {
    return DroppedHeader.of(dropped);
  }
}
