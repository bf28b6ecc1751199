package io.heliograph.notifications.recipients;

import io.heliograph.identity.EntityRef;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A directory that was read whole when the service started. */
record FileDirectory(Map<EntityRef, DirectoryEntity> entities) implements Directory {

  @Override
  public Uni<Collection<DirectoryEntity>> find(Set<EntityRef> refs) {
    return Uni.createFrom()
        .item(refs.stream().map(entities::get).filter(Objects::nonNull).toList());
  }
}
