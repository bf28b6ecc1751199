package io.heliograph.notifications.recipients;

import io.heliograph.identity.EntityRef;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Set;

/** Where groups and owned entities are known. */
interface Directory {

  /** Those of the refs that are known, in the order of the refs; the others are left out. */
  Uni<Collection<DirectoryEntity>> find(Set<EntityRef> refs);
}
