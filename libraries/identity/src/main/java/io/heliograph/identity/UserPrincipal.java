package io.heliograph.identity;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A user and every entity as which the user may act: the own ref first, then for example the
 * groups.
 */
public record UserPrincipal(EntityRef ref, Set<EntityRef> ownershipRefs) implements Principal {

  /** The role of every user, for {@code @RolesAllowed}. */
  public static final String ROLE = "user";

  public UserPrincipal {
    if (!ref.isUser()) {
      throw new InvalidEntityRefException(ref.toString(), "a person needs a ref of kind user");
    }
    Set<EntityRef> owned = new LinkedHashSet<>();
    owned.add(ref);
    owned.addAll(ownershipRefs);
    ownershipRefs = Collections.unmodifiableSet(owned);
  }

  @Override
  public String getName() {
    return ref.toString();
  }
}
