package io.heliograph.identity.claims;

import java.util.Locale;

/** Reason why a token was refused; written to the log, never sent to the caller. */
public enum TokenRefusal {
  TOO_LONG,
  NOT_A_KNOWN_TOKEN,
  TYPE,
  UNKNOWN_ISSUER,
  KEYS_UNAVAILABLE,
  USERINFO_UNAVAILABLE,
  UNKNOWN_KEY,
  ALGORITHM,
  SIGNATURE,
  EXPIRED,
  NO_EXPIRY,
  NOT_YET_VALID,
  AUDIENCE,
  SUBJECT,
  OWNERSHIP,
  USERINFO,
  MALFORMED;

  /** Returns whether the token may be accepted when keys or userinfo are available again. */
  public boolean isTemporary() {
    return this == KEYS_UNAVAILABLE || this == USERINFO_UNAVAILABLE;
  }

  /** Returns the reason as in log lines, for example {@code unknown-issuer}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
