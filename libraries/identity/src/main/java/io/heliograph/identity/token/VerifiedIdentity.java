package io.heliograph.identity.token;

import io.heliograph.identity.Principal;
import java.time.Instant;

/** The principal of a verified token and the expiry of the token. */
public record VerifiedIdentity(Principal principal, Instant expiresAt) {

  /** Returns the same caller with an expiry that is not later than {@code end}. */
  public VerifiedIdentity until(Instant end) {
    return end.isBefore(expiresAt) ? new VerifiedIdentity(principal, end) : this;
  }
}
