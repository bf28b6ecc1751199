package io.heliograph.identity.token;

import io.heliograph.identity.Access;
import io.heliograph.identity.IdentityConfig;
import io.heliograph.identity.ServicePrincipal;
import java.util.Set;

/** Permissions that the configuration grants to the subjects of one entry. */
public record AccessRestriction(Access access, Set<String> origins) {

  public static AccessRestriction of(IdentityConfig.Granted granted) {
    return new AccessRestriction(
        new Access.Only(granted.allow(), granted.topics().orElse(Set.of())),
        granted.origins().orElse(Set.of()));
  }

  /**
   * Returns the principal of a subject. A subject that is not among the origins is authenticated
   * but may send nothing, so the response is 403 and not 401.
   */
  public ServicePrincipal principal(String subject) {
    return origins.isEmpty() || origins.contains(subject)
        ? new ServicePrincipal(subject, access)
        : new ServicePrincipal(
            subject, new Access.Nothing("The configuration does not allow this origin"));
  }
}
