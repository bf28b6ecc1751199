package io.heliograph.notifications.catalog;

import io.heliograph.identity.EntityRef;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;

/** Where groups and owned entities are known. */
public interface Directory {

  /** Those of the refs that are known; the others are left out. */
  Uni<Map<EntityRef, DirectoryEntity>> find(Set<EntityRef> refs);
}
