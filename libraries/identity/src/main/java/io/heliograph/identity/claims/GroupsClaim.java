package io.heliograph.identity.claims;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.InvalidEntityRefException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The claim that lists what a user owns. */
sealed interface GroupsClaim {

  String claim();

  /** Returns the entity that an entry of the list names; empty if it names none. */
  Optional<EntityRef> entityOf(String entry);

  /** Returns the entries, or throws a {@link TokenRefusedException} if the claim is no list. */
  default List<?> entries(Claims claims) {
    return switch (claims.json().getClaimValue(claim())) {
      case null -> List.of();
      case List<?> listed -> listed;
      default -> throw claims.refused(TokenRefusal.OWNERSHIP);
    };
  }

  /**
   * Returns everything owned. Identity providers list groups of other systems as well; an entry
   * that names no entity is skipped.
   */
  default Set<EntityRef> owned(Claims claims) {
    Set<EntityRef> owned = new LinkedHashSet<>();
    for (Object entry : entries(claims)) {
      if (entry instanceof String text) {
        entityOf(text).ifPresent(owned::add);
      }
    }
    return owned;
  }

  /** The claim {@code ent}, which lists refs, as in tokens of Backstage. */
  record Refs() implements GroupsClaim {

    @Override
    public String claim() {
      return "ent";
    }

    @Override
    public Optional<EntityRef> entityOf(String entry) {
      try {
        return Optional.of(EntityRef.parse(entry));
      } catch (InvalidEntityRefException e) {
        return Optional.empty();
      }
    }
  }

  /**
   * A claim that lists names of groups in one namespace, or paths of groups such as {@code
   * /platform/team-a}, whose name is {@code platform.team-a}. A path with a dot is skipped, because
   * it could become the name of another one, and so is a name with a dot in a list that contains
   * paths. One group may be a text instead of a list.
   */
  record Names(String claim, String namespace) implements GroupsClaim {

    @Override
    public List<?> entries(Claims claims) {
      if (claims.json().getClaimValue(claim) instanceof String single) {
        return List.of(single);
      }
      List<?> listed = GroupsClaim.super.entries(claims);
      return listed.stream().anyMatch(Names::isPath)
          ? listed.stream().filter(entry -> isPath(entry) || !hasDot(entry)).toList()
          : listed;
    }

    private static boolean isPath(Object entry) {
      return entry instanceof String text && text.startsWith("/");
    }

    private static boolean hasDot(Object entry) {
      return entry instanceof String text && text.indexOf('.') >= 0;
    }

    @Override
    public Optional<EntityRef> entityOf(String entry) {
      Optional<String> name = isPath(entry) ? joined(entry) : EntityNames.valid(entry);
      return name.map(valid -> new EntityRef("group", namespace, valid));
    }

    private static Optional<String> joined(String path) {
      boolean isUnambiguous =
          !hasDot(path)
              && Stream.of(path.substring(1).split("/", -1))
                  .allMatch(segment -> EntityNames.valid(segment).isPresent());
      return isUnambiguous
          ? EntityNames.valid(path.substring(1).replace('/', '.'))
          : Optional.empty();
    }
  }
}
