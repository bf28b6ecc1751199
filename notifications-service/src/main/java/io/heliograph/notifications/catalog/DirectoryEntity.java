package io.heliograph.notifications.catalog;

import io.heliograph.identity.EntityRef;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An entity that stands for others.
 *
 * @param leadsTo members first and then child groups of a group, the owners of anything else
 */
public record DirectoryEntity(EntityRef ref, List<EntityRef> leadsTo) {

  /**
   * @param targets where a relation of this entity points to
   */
  static DirectoryEntity of(EntityRef ref, Function<Relation, Stream<EntityRef>> targets) {
    Stream<EntityRef> followed =
        Relation.followedFrom(ref).stream()
            .flatMap(relation -> targets.apply(relation).filter(relation::leadsTo));
    return new DirectoryEntity(ref, followed.distinct().toList());
  }
}
