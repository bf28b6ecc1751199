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

  private static final int REFS_PER_KB = 5;

  public UserPrincipal {
    if (!ref.isUser()) {
      throw new InvalidEntityRefException(ref.toString(), "a user needs a ref of kind user");
    }
    Set<EntityRef> owned = new LinkedHashSet<>();
    owned.add(ref);
    owned.addAll(ownershipRefs);
    ownershipRefs = Collections.unmodifiableSet(owned);
  }

  /** Returns the approximate memory in KB; a token of Backstage may list some thousand refs. */
  @Override
  public int weight() {
    return 1 + ownershipRefs.size() / REFS_PER_KB;
  }

  @Override
  public String getName() {
    return ref.toString();
  }
}
