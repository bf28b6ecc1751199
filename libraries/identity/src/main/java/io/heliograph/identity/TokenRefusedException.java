package io.heliograph.identity;

/** A token that proves nothing. Holds the reason and the issuer, never the token or its claims. */
final class TokenRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final String NO_ISSUER = "none";

  private final Refusal reason;
  private final String issuer;

  TokenRefusedException(Refusal reason) {
    this(reason, NO_ISSUER);
  }

  TokenRefusedException(Refusal reason, String issuer) {
    super("token refused: " + reason);
    this.reason = reason;
    this.issuer = issuer;
  }

  Refusal reason() {
    return reason;
  }

  /** The configured name of the issuer, or what an untrusted token claims to be from. */
  String issuer() {
    return issuer;
  }
}
