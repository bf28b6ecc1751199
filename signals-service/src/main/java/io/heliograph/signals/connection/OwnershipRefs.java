package io.heliograph.signals.connection;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.UserPrincipal;
import java.util.Set;

/** OwnershipRefs as records name them. */
public final class OwnershipRefs {
  private OwnershipRefs() {}

  /** All that the user owns, themselves included. */
  public static Set<String> of(UserPrincipal user) {
    return user.ownershipRefs().stream().map(EntityRef::toString).collect(toUnmodifiableSet());
  }
}
