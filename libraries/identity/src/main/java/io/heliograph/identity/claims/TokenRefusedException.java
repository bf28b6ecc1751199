package io.heliograph.identity.claims;

/** A token was refused. Contains the reason and the issuer, never the token or its claims. */
public final class TokenRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final String NO_ISSUER = "none";

  private final TokenRefusal reason;
  private final String issuer;

  public TokenRefusedException(TokenRefusal reason) {
    this(reason, NO_ISSUER);
  }

  public TokenRefusedException(TokenRefusal reason, String issuer) {
    super("token refused: " + reason);
    this.reason = reason;
    this.issuer = issuer;
  }

  public TokenRefusal reason() {
    return reason;
  }

  /** Returns the configured name of the issuer, or the issuer that an unverified token claims. */
  public String issuer() {
    return issuer;
  }
}
