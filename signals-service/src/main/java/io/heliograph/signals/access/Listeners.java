package io.heliograph.signals.access;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.signals.permits.AuthenticatedClient;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The users and groups that may listen. */
record Listeners(boolean everybody, boolean users, Set<EntityRef> refs) {
  private static final String EVERYBODY = "*";
  private static final String USERS = "users";

  static Listeners parse(List<String> allow) {
    return new Listeners(
        allow.contains(EVERYBODY),
        allow.contains(USERS),
        allow.stream()
            .filter(entry -> !entry.equals(EVERYBODY) && !entry.equals(USERS))
            .map(EntityRef::parse)
            .collect(Collectors.toUnmodifiableSet()));
  }

  boolean include(UserPrincipal user) {
    return everybody || (users && !AuthenticatedClient.isGuest(user)) || name(user);
  }

  /** Returns whether the user or one of their groups is listed. */
  boolean name(UserPrincipal user) {
    return !Collections.disjoint(user.ownershipRefs(), refs);
  }
}
