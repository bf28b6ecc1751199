package io.heliograph.identity;

import io.quarkus.runtime.Startup;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Tells whose token it is: first the static tokens, which is a matter of microseconds, then all
 * others on a worker thread. Created at start, so that a wrong configuration stops the start.
 */
@Startup
@Singleton
final class TokenIdentityProvider implements IdentityProvider<TokenRequest> {

  /** Read by WebSockets Next, in seconds since the epoch: it closes the socket at that time. */
  static final String EXPIRE_TIME = "quarkus.identity.expire-time";

  private static final Logger LOG = Logger.getLogger(TokenIdentityProvider.class);
  private static final int MAX_LENGTH = 16 * 1024;

  private final StaticTokens services;
  private final TokenRouter tokens;

  @Inject
  TokenIdentityProvider(StaticTokens services, TokenRouter tokens) {
    this.services = services;
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
        .transform(TokenIdentityProvider::failed);
  }

  private Uni<SecurityIdentity> identified(String token, AuthenticationRequestContext context) {
    if (token.length() > MAX_LENGTH) {
      return Uni.createFrom().failure(new TokenRefusedException(Refusal.TOO_LONG));
    }
    Optional<ServicePrincipal> service = services.holderOf(token);
    return service.isPresent()
        ? Uni.createFrom().item(identity(service.get()))
        : context.runBlocking(() -> identity(tokens.verified(token)));
  }

  private static SecurityIdentity identity(ServicePrincipal service) {
    return identityOf(service).build();
  }

  private static SecurityIdentity identity(Verified caller) {
    return identityOf(caller.principal())
        .addAttribute(EXPIRE_TIME, caller.expiresAt().getEpochSecond())
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

  private static AuthenticationFailedException failed(TokenRefusedException refused) {
    LOG.infof("token refused issuer=%s reason=%s", refused.issuer(), refused.reason());
    return new AuthenticationFailedException(
        refused.getMessage(),
        refused.reason().isTemporary() ? new IdentityUnavailableException(refused) : refused);
  }
}
