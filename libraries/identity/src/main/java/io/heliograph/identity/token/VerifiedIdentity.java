package io.heliograph.identity.token;

import io.heliograph.identity.Principal;
import java.time.Instant;

/** What a verified token says: who is calling, and until when. */
public record VerifiedIdentity(Principal principal, Instant expiresAt) {

  /** The same caller, at the latest until then. */
  public VerifiedIdentity until(Instant end) {
    return end.isBefore(expiresAt) ? new VerifiedIdentity(principal, end) : this;
  }
}
