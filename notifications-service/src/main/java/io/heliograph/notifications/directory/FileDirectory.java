package io.heliograph.notifications.directory;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.heliograph.identity.EntityRef;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * An in-memory directory that is read completely at startup.
 *
 * @param entities groups and owned entities
 * @param users the users that the directory lists; empty if it lists none
 */
public record FileDirectory(Map<EntityRef, DirectoryEntity> entities, Set<EntityRef> users)
    implements Directory {

  @Override
  public Uni<Map<EntityRef, DirectoryEntity>> find(Set<EntityRef> refs) {
    return Uni.createFrom()
        .item(
            refs.stream()
                .map(entities::get)
                .filter(Objects::nonNull)
                .collect(toUnmodifiableMap(DirectoryEntity::ref, entity -> entity)));
  }

  @Override
  public boolean lacks(EntityRef user) {
    return !users.isEmpty() && !users.contains(user);
  }
}
