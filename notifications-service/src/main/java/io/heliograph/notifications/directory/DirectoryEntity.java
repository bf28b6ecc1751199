package io.heliograph.notifications.directory;

import io.heliograph.identity.EntityRef;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An entity that represents other entities as recipients.
 *
 * @param leadsTo for a group its members, then its child groups; otherwise the owners
 */
public record DirectoryEntity(EntityRef ref, List<EntityRef> leadsTo) {

  /**
   * Creates an entity with the targets of the relations that are followed from it.
   *
   * @param targets returns the targets of a relation of this entity
   */
  public static DirectoryEntity of(EntityRef ref, Function<Relation, Stream<EntityRef>> targets) {
    Stream<EntityRef> followed =
        Relation.followedFrom(ref).stream()
            .flatMap(relation -> targets.apply(relation).filter(relation::leadsTo));
    return new DirectoryEntity(ref, followed.distinct().toList());
  }
}
