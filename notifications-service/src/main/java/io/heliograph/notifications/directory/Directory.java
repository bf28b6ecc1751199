package io.heliograph.notifications.directory;

import io.heliograph.identity.EntityRef;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;

/** A directory of groups and owned entities. */
public interface Directory {

  /** Returns the known entities of these refs; unknown ones are omitted. */
  Uni<Map<EntityRef, DirectoryEntity>> find(Set<EntityRef> refs);

  /**
   * Returns whether the directory lists users and this user is not among them. A directory that
   * cannot tell without a look-up returns {@code false}, because sends to users do not depend on
   * it.
   */
  default boolean lacks(EntityRef user) {
    return false;
  }
}
