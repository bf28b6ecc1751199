package io.heliograph.identity;

import java.time.Instant;

/** What a verified token says: who is calling, and until when. */
record Verified(Principal principal, Instant expiresAt) {

  /** The same caller, at the latest until then. */
  Verified until(Instant end) {
    return end.isBefore(expiresAt) ? new Verified(principal, end) : this;
  }
}
