package io.heliograph.identity.authentication;

import io.heliograph.identity.IdentityConfig;
import io.heliograph.identity.IdentityUnavailableException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Extracts the token of a request: {@code Authorization: Bearer …}, or, in a WebSocket handshake on
 * the configured path, the whole {@code Sec-WebSocket-Protocol} header. {@code Authorization} takes
 * precedence.
 *
 * <p>A request without a token stays anonymous. A refused one is answered with 401 and no body, or
 * with 503 and {@code Retry-After} if the token cannot be verified at present; a refused handshake
 * also closes the connection, as proxies in between expect.
 */
@Startup
@Singleton
public final class TokenMechanism implements HttpAuthenticationMechanism {

  private static final String BEARER = "Bearer";

  private final Optional<String> websocketPath;
  private final String retryAfter;

  @Inject
  TokenMechanism(IdentityConfig config) {
    this.websocketPath = config.websocketPath();
    this.retryAfter = Long.toString(Math.max(1, config.jwksRetry().toSeconds()));
    if (websocketPath.isPresent() && !websocketPath.get().startsWith("/")) {
      throw new ConfigurationException(
          "heliograph.identity.websocket-path must start with '/', for example /api/signals");
    }
  }

  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + 1000;
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(TokenRequest.class);
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    context.put(HttpAuthenticationMechanism.class.getName(), this);
    return token(context)
        .map(TokenRequest::new)
        .map(request -> HttpSecurityUtils.setRoutingContextAttribute(request, context))
        .map(identities::authenticate)
        .orElseGet(() -> Uni.createFrom().nullItem());
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    Map<CharSequence, String> headers = new HashMap<>();
    if (isHandshake(context)) {
      headers.put(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE.toString());
      headers.put(HttpHeaderNames.CONTENT_LENGTH, "0");
    }
    if (isUnavailable(context)) {
      headers.put(HttpHeaderNames.RETRY_AFTER, retryAfter);
      return challenge(HttpResponseStatus.SERVICE_UNAVAILABLE, headers);
    }
    headers.put(HttpHeaderNames.WWW_AUTHENTICATE, BEARER);
    return challenge(HttpResponseStatus.UNAUTHORIZED, headers);
  }

  @Override
  public Uni<Boolean> sendChallenge(RoutingContext context) {
    if (isHandshake(context)) {
      context.addEndHandler(sent -> context.request().connection().close());
    }
    return HttpAuthenticationMechanism.super.sendChallenge(context);
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
    return Uni.createFrom()
        .item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, BEARER));
  }

  private static Uni<ChallengeData> challenge(
      HttpResponseStatus status, Map<CharSequence, String> headers) {
    return Uni.createFrom().item(new ChallengeData(status.code(), headers));
  }

  private static boolean isUnavailable(RoutingContext context) {
    var failure = HttpSecurityUtils.getAuthenticationFailureFromEvent(context);
    return failure != null && failure.getCause() instanceof IdentityUnavailableException;
  }

  private Optional<String> token(RoutingContext context) {
    return bearer(context.request().headers()).or(() -> subProtocol(context));
  }

  private static Optional<String> bearer(MultiMap headers) {
    return Optional.ofNullable(headers.get(HttpHeaderNames.AUTHORIZATION))
        .filter(value -> value.regionMatches(true, 0, BEARER + ' ', 0, BEARER.length() + 1))
        .map(value -> value.substring(BEARER.length() + 1).strip())
        .filter(token -> !token.isEmpty());
  }

  private Optional<String> subProtocol(RoutingContext context) {
    return isHandshake(context)
        ? Optional.of(context.request().headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL))
            .map(values -> String.join(",", values).strip())
            .filter(token -> !token.isEmpty())
        : Optional.empty();
  }

  private boolean isHandshake(RoutingContext context) {
    return websocketPath.isPresent()
        && websocketPath.get().equals(context.normalizedPath())
        && context.request().method().equals(HttpMethod.GET)
        && HttpHeaderValues.WEBSOCKET.contentEqualsIgnoreCase(
            Optional.ofNullable(context.request().getHeader(HttpHeaderNames.UPGRADE)).orElse(""));
  }
}
