package io.heliograph.identity;

import io.quarkus.security.identity.SecurityIdentity;
import java.time.Instant;
import java.util.Optional;

/** Whose token it was, and until when it is good; a static token has no end. */
public record IdentifiedCaller(Principal principal, Optional<Instant> expiresAt) {

  /**
   * An {@link Instant}. A name of our own, because WebSockets Next would close a socket by Quarkus'
   * attribute, whether its token was renewed or not.
   */
  public static final String EXPIRES_AT = "heliograph.identity.expires-at";

  /** Empty if the request had no token. */
  public static Optional<IdentifiedCaller> of(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof Principal known
        ? Optional.of(
            new IdentifiedCaller(
                known, Optional.ofNullable(identity.<Instant>getAttribute(EXPIRES_AT))))
        : Optional.empty();
  }
}
