package io.heliograph.identity.authentication;

import static jakarta.interceptor.Interceptor.Priority.APPLICATION;

import io.heliograph.identity.IdentifiedCaller;
import io.heliograph.identity.IdentityUnavailableException;
import io.heliograph.identity.Principal;
import io.heliograph.identity.ServicePrincipal;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.identity.claims.TokenRefusal;
import io.heliograph.identity.claims.TokenRefusedException;
import io.heliograph.identity.token.VerifiedIdentity;
import io.heliograph.log.RareWarning;
import io.quarkus.runtime.Startup;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Identifies the caller of a token: first static tokens and recently verified tokens, which takes
 * microseconds, then all others on a worker thread. Created at startup, so that an invalid
 * configuration prevents the start.
 */
@Startup(APPLICATION)
@Singleton
public final class TokenIdentityProvider implements IdentityProvider<TokenRequest> {

  private static final Logger LOG = Logger.getLogger(TokenIdentityProvider.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** Backstage issues no longer ones. HTTP servers and frames must have room for it. */
  static final int MAX_LENGTH = 32 * 1024;

  private final RareWarning refusals = new RareWarning(LOG, Logger.Level.INFO, INTERVAL);
  private final StaticTokens services;
  private final VerifiedTokens known;
  private final TokenRouter tokens;

  @Inject
  TokenIdentityProvider(StaticTokens services, VerifiedTokens known, TokenRouter tokens) {
    this.services = services;
    this.known = known;
    this.tokens = tokens;
  }

  @Override
  public Class<TokenRequest> getRequestType() {
    return TokenRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      TokenRequest request, AuthenticationRequestContext context) {
    return identified(request.token(), context)
        .onFailure(TokenRefusedException.class)
        .transform(this::failed);
  }

  private Uni<SecurityIdentity> identified(String token, AuthenticationRequestContext context) {
    if (token.length() > MAX_LENGTH) {
      return Uni.createFrom().failure(new TokenRefusedException(TokenRefusal.TOO_LONG));
    }
    return services
        .holderOf(token)
        .map(TokenIdentityProvider::identity)
        .or(() -> known.find(token).map(TokenIdentityProvider::identity))
        .map(identity -> Uni.createFrom().item(identity))
        .orElseGet(() -> context.runBlocking(() -> identity(verified(token))));
  }

  private VerifiedIdentity verified(String token) {
    return known.keep(token, tokens.verified(token));
  }

  private static SecurityIdentity identity(ServicePrincipal service) {
    return identityOf(service).build();
  }

  private static SecurityIdentity identity(VerifiedIdentity caller) {
    return identityOf(caller.principal())
        .addAttribute(IdentifiedCaller.EXPIRES_AT, caller.expiresAt())
        .build();
  }

  private static QuarkusSecurityIdentity.Builder identityOf(Principal principal) {
    return QuarkusSecurityIdentity.builder().setPrincipal(principal).addRole(roleOf(principal));
  }

  private static String roleOf(Principal principal) {
    return switch (principal) {
      case UserPrincipal user -> UserPrincipal.ROLE;
      case ServicePrincipal service -> ServicePrincipal.ROLE;
    };
  }

  private AuthenticationFailedException failed(TokenRefusedException refused) {
    refusals.log(
        refused.reason(),
        "token refused issuer=%s reason=%s".formatted(refused.issuer(), refused.reason()));
    return new AuthenticationFailedException(
        refused.getMessage(),
        refused.reason().isTemporary() ? new IdentityUnavailableException(refused) : refused);
  }
}
