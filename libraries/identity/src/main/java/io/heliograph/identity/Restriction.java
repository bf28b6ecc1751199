package io.heliograph.identity;

import java.util.Set;

/** What the configuration grants to the subjects of one entry. */
record Restriction(Access access, Set<String> origins) {

  static Restriction of(IdentityConfig.Granted granted) {
    return new Restriction(
        new Access.Only(granted.allow(), granted.topics().orElse(Set.of())),
        granted.origins().orElse(Set.of()));
  }

  /**
   * The principal of that subject. One that is not among the origins is known but may send nothing:
   * its token is good, so that the answer is 403 and not 401.
   */
  ServicePrincipal principal(String subject) {
    return origins.isEmpty() || origins.contains(subject)
        ? new ServicePrincipal(subject, access)
        : new ServicePrincipal(
            subject, new Access.Nothing("The configuration does not allow this origin"));
  }
}
