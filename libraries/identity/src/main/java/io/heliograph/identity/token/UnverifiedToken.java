package io.heliograph.identity.token;

import io.heliograph.identity.claims.TokenRefusal;
import io.heliograph.identity.claims.TokenRefusedException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jose4j.base64url.Base64Url;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * A JWT before verification. Its content is used only to select the verifier. {@code toString()}
 * does not contain the token.
 *
 * @param type the header {@code typ}, empty if missing
 * @param issuer the claim {@code iss}, empty if missing
 * @param subject the claim {@code sub}, empty if missing
 * @param forBackstage whether the claim {@code aud} is {@code backstage}
 */
public record UnverifiedToken(
    String text, String type, String issuer, String subject, boolean forBackstage) {

  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9_-]++)\\.([A-Za-z0-9_-]++)\\.[A-Za-z0-9_-]*+");
  private static final String BACKSTAGE = "backstage";

  /** Parses the token, or throws a {@link TokenRefusedException} if it is not a JWT. */
  public static UnverifiedToken of(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new TokenRefusedException(TokenRefusal.NOT_A_KNOWN_TOKEN);
    }
    try {
      Map<String, Object> header = JsonUtil.parseJson(Base64Url.decodeToUtf8String(parts.group(1)));
      return of(text, header, JwtClaims.parse(Base64Url.decodeToUtf8String(parts.group(2))));
    } catch (JoseException | InvalidJwtException | MalformedClaimException | RuntimeException e) {
      throw new TokenRefusedException(TokenRefusal.NOT_A_KNOWN_TOKEN);
    }
  }

  private static UnverifiedToken of(String text, Map<String, Object> header, JwtClaims claims)
      throws MalformedClaimException {
    return new UnverifiedToken(
        text,
        orEmpty((String) header.get("typ")),
        orEmpty(claims.getIssuer()),
        claims.getClaimValue("sub") instanceof String subject ? subject : "",
        BACKSTAGE.equals(claims.getClaimValue("aud")));
  }

  private static String orEmpty(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }

  @Override
  public String toString() {
    return "UnverifiedToken[type=" + type + ']';
  }
}
