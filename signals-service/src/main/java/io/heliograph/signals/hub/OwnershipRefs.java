package io.heliograph.signals.hub;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.UserPrincipal;
import java.util.Set;

/**
 * The ownership refs of a listener, in the form that Kafka records use. Any thread may read them;
 * only the hub replaces them, under its lock, because its index contains them.
 */
public final class OwnershipRefs {
  private volatile Set<String> refs;

  public OwnershipRefs(UserPrincipal user) {
    this(of(user));
  }

  OwnershipRefs(Set<String> refs) {
    this.refs = Set.copyOf(refs);
  }

  /** Returns all refs that the user owns, including the user's own. */
  public static Set<String> of(UserPrincipal user) {
    return user.ownershipRefs().stream().map(EntityRef::toString).collect(toUnmodifiableSet());
  }

  public Set<String> all() {
    return refs;
  }

  void replace(Set<String> renewed) {
    refs = Set.copyOf(renewed);
  }
}
