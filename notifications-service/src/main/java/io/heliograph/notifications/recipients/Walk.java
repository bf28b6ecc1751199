package io.heliograph.notifications.recipients;

import io.heliograph.identity.EntityRef;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One walk through the directory. What was seen once is not followed again, so cycles end. */
final class Walk {
  private final Set<EntityRef> excluded;
  private final Set<EntityRef> seen = new HashSet<>();
  private final Set<EntityRef> users = new LinkedHashSet<>();
  private Set<EntityRef> toLookUp = new LinkedHashSet<>();

  Walk(Recipients.Entities recipients) {
    excluded = Set.copyOf(recipients.excluded());
    recipients.refs().forEach(this::reach);
  }

  /** What has to be looked up next; empty when the walk is over. */
  Set<EntityRef> nextLevel() {
    Set<EntityRef> level = toLookUp;
    toLookUp = new LinkedHashSet<>();
    return level;
  }

  void visit(Collection<DirectoryEntity> found) {
    found.forEach(entity -> entity.leadsTo().forEach(this::reach));
  }

  List<EntityRef> users() {
    return List.copyOf(users);
  }

  private void reach(EntityRef ref) {
    if (!excluded.contains(ref) && seen.add(ref)) {
      (ref.isUser() ? users : toLookUp).add(ref);
    }
  }
}
