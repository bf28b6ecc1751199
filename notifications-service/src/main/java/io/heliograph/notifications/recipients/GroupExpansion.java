package io.heliograph.notifications.recipients;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.directory.DirectoryEntity;
import io.heliograph.web.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A breadth-first expansion of refs into users. Each ref is followed only once, so cycles
 * terminate.
 */
final class GroupExpansion {
  private final int maxRecipients;
  private final Set<EntityRef> excluded;
  private final Set<EntityRef> seen = new HashSet<>();
  private final Set<EntityRef> users = new LinkedHashSet<>();
  private final List<DroppedRef> dropped = new ArrayList<>();
  private Set<EntityRef> level = new LinkedHashSet<>();

  GroupExpansion(Recipients.Entities recipients, int maxRecipients) {
    this.maxRecipients = maxRecipients;
    excluded = Set.copyOf(recipients.excluded());
    recipients.refs().forEach(this::reach);
  }

  boolean isOver() {
    return level.isEmpty();
  }

  /** Returns the refs to look up next. */
  Set<EntityRef> level() {
    return level;
  }

  /** Continues the expansion with the entities found for the current level. */
  void visit(Map<EntityRef, DirectoryEntity> found) {
    Set<EntityRef> visited = level;
    level = new LinkedHashSet<>();
    visited.forEach(ref -> follow(ref, found.get(ref)));
  }

  ResolvedRecipients resolution() {
    return new ResolvedRecipients(List.copyOf(users), List.copyOf(dropped));
  }

  private void follow(EntityRef ref, @Nullable DirectoryEntity entity) {
    if (entity == null) {
      dropped.add(new DroppedRef(ref, DroppedRef.Reason.UNKNOWN));
    } else if (entity.leadsTo().isEmpty()) {
      dropped.add(DroppedRef.leadingNowhere(ref));
    } else {
      entity.leadsTo().forEach(this::reach);
    }
  }

  private void reach(EntityRef ref) {
    if (!excluded.contains(ref) && seen.add(ref)) {
      (ref.isUser() ? users : level).add(ref);
      refuseTooMany();
    }
  }

  private void refuseTooMany() {
    if (users.size() > maxRecipients) {
      throw Problem.INPUT.because(
          "recipients: more than %d users; send to fewer, or broadcast".formatted(maxRecipients));
    }
  }
}
