package io.heliograph.signals.connection;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.UserPrincipal;
import java.util.Set;

/** Ownership refs in the form that Kafka records use. */
public final class OwnershipRefs {
  private OwnershipRefs() {}

  /** Returns all ownership refs of the user, including the user's own. */
  public static Set<String> of(UserPrincipal user) {
    return user.ownershipRefs().stream().map(EntityRef::toString).collect(toUnmodifiableSet());
  }
}
