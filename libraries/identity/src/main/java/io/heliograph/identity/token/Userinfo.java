package io.heliograph.identity.token;

import io.heliograph.identity.UserPrincipal;
import io.heliograph.identity.claims.ClaimMapping;
import io.heliograph.identity.claims.Claims;
import io.heliograph.identity.claims.TokenRefusal;
import io.heliograph.identity.claims.TokenRefusedException;
import io.heliograph.identity.jwks.BoundedFetcher;
import io.heliograph.identity.jwks.CircuitBreaker;
import java.io.IOException;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * Requests from an issuer what the holder of a token owns. The response is a JSON object with
 * {@code sub} and the list of what is owned, either at the top level, as in OpenID Connect, or
 * under {@code claims}, as in Backstage; its {@code sub} must equal the token's. Blocks, at most
 * for the timeout.
 */
final class Userinfo {

  private static final Logger LOG = Logger.getLogger(Userinfo.class);
  private static final String WRAPPER = "claims";

  private final String issuer;
  private final BoundedFetcher document;
  private final ClaimMapping mapping;
  private final CircuitBreaker circuit;
  private final TokenCache<UserPrincipal> cache;

  Userinfo(
      String issuer,
      BoundedFetcher document,
      ClaimMapping mapping,
      CircuitBreaker circuit,
      TokenCache<UserPrincipal> cache) {
    this.issuer = issuer;
    this.document = document;
    this.mapping = mapping;
    this.circuit = circuit;
    this.cache = cache;
  }

  /** Returns the user with everything owned, or throws a {@link TokenRefusedException}. */
  UserPrincipal of(UserPrincipal user, Claims claims, String token) {
    return cache.get(token, () -> mapping.withOwnership(user, confirmed(claims, answered(token))));
  }

  private Claims confirmed(Claims claims, Claims answered) {
    if (!mapping.isSameSubject(claims, answered)) {
      throw new TokenRefusedException(TokenRefusal.USERINFO, issuer);
    }
    return answered;
  }

  private Claims answered(String token) {
    try {
      return new Claims(circuit.ask(() -> claims(document.readAs(token))), issuer);
    } catch (BoundedFetcher.RefusedException e) {
      throw new TokenRefusedException(TokenRefusal.USERINFO, issuer);
    } catch (IOException e) {
      if (!(e instanceof CircuitBreaker.LastsException)) {
        LOG.warnf("userinfo unavailable issuer=%s error=%s", issuer, e);
      }
      throw new TokenRefusedException(TokenRefusal.USERINFO_UNAVAILABLE, issuer);
    }
  }

  private static JwtClaims claims(String answer) throws IOException {
    try {
      var claims = new JwtClaims();
      unwrapped(JsonUtil.parseJson(answer))
          .forEach((name, value) -> claims.setClaim(String.valueOf(name), value));
      return claims;
    } catch (JoseException e) {
      throw new IOException("the answer is no JSON object");
    }
  }

  private static Map<?, ?> unwrapped(Map<String, Object> answer) {
    return answer.get(WRAPPER) instanceof Map<?, ?> wrapped ? wrapped : answer;
  }
}
