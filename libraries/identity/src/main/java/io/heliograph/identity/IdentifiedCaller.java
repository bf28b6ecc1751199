package io.heliograph.identity;

import io.quarkus.security.identity.SecurityIdentity;
import java.time.Instant;
import java.util.Optional;

/** The principal of a token and its expiry; a static token does not expire. */
public record IdentifiedCaller(Principal principal, Optional<Instant> expiresAt) {

  /**
   * Name of the attribute that contains the expiry, an {@link Instant}. It is not the attribute of
   * Quarkus, because WebSockets Next would close a connection at that time even if its token was
   * renewed.
   */
  public static final String EXPIRES_AT = "heliograph.identity.expires-at";

  /** Returns the caller; empty if the request had no token. */
  public static Optional<IdentifiedCaller> of(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof Principal known
        ? Optional.of(
            new IdentifiedCaller(
                known, Optional.ofNullable(identity.<Instant>getAttribute(EXPIRES_AT))))
        : Optional.empty();
  }
}
