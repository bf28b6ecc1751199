package io.heliograph.signals.connection;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.UserPrincipal;
import java.util.Set;

/** Refs as records name them. */
final class Refs {
  private Refs() {}

  /** All that the user owns, themselves included. */
  static Set<String> of(UserPrincipal user) {
    return user.ownershipRefs().stream().map(EntityRef::toString).collect(toUnmodifiableSet());
  }
}
