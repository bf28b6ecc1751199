package io.heliograph.identity.authentication;

import static jakarta.interceptor.Interceptor.Priority.APPLICATION;

import io.heliograph.identity.IdentityConfig;
import io.heliograph.identity.IdentityUnavailableException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.security.AuthenticationFailedException;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Authenticates a request by its token: {@code Authorization: Bearer …}. In a WebSocket handshake
 * on the configured path, the values of {@code Sec-WebSocket-Protocol} are tried first, one after
 * the other, {@value #MAX_CANDIDATES} at most; {@code Authorization} may be that of a proxy. The
 * value that authenticates the client stays in the request as the only one, so the server selects
 * it.
 *
 * <p>A request without a token stays anonymous. A refused one is answered with 401 and no body, or
 * with 503 and {@code Retry-After} if the token cannot be verified at present; a refused handshake
 * also closes the connection, as proxies in between expect.
 */
@Startup(APPLICATION)
@Singleton
public final class TokenMechanism implements HttpAuthenticationMechanism {

  private static final String BEARER = "Bearer";
  private static final int MAX_CANDIDATES = 5;

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
    List<Candidate> candidates = candidates(context);
    return candidates.isEmpty()
        ? Uni.createFrom().nullItem()
        : firstOf(candidates, context, identities);
  }

  /** Tries the candidates in turn. If all are refused, a temporary reason is the more telling. */
  private static Uni<SecurityIdentity> firstOf(
      List<Candidate> candidates, RoutingContext context, IdentityProviderManager identities) {
    Uni<SecurityIdentity> first = authenticated(candidates.getFirst(), context, identities);
    return candidates.size() == 1
        ? first
        : first
            .onFailure(AuthenticationFailedException.class)
            .recoverWithUni(
                refused ->
                    firstOf(candidates.subList(1, candidates.size()), context, identities)
                        .onFailure()
                        .transform(later -> isTemporary(refused) ? refused : later));
  }

  private static Uni<SecurityIdentity> authenticated(
      Candidate candidate, RoutingContext context, IdentityProviderManager identities) {
    var request = new TokenRequest(candidate.token());
    return identities
        .authenticate(HttpSecurityUtils.setRoutingContextAttribute(request, context))
        .invoke(() -> candidate.select(context.request().headers()));
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
    return failure != null && isTemporary(failure);
  }

  private static boolean isTemporary(Throwable refusal) {
    return refusal.getCause() instanceof IdentityUnavailableException;
  }

  private List<Candidate> candidates(RoutingContext context) {
    MultiMap headers = context.request().headers();
    Stream<Candidate> bearer = bearer(headers).map(Candidate::bearer).stream();
    return isHandshake(context)
        ? Stream.concat(subProtocols(headers).map(Candidate::subProtocol), bearer).toList()
        : bearer.toList();
  }

  private static Optional<String> bearer(MultiMap headers) {
    return Optional.ofNullable(headers.get(HttpHeaderNames.AUTHORIZATION))
        .filter(value -> value.regionMatches(true, 0, BEARER + ' ', 0, BEARER.length() + 1))
        .map(value -> value.substring(BEARER.length() + 1).strip())
        .filter(token -> !token.isEmpty());
  }

  private static Stream<String> subProtocols(MultiMap headers) {
    return headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL).stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .limit(MAX_CANDIDATES);
  }

  private boolean isHandshake(RoutingContext context) {
    return websocketPath.isPresent()
        && websocketPath.get().equals(context.normalizedPath())
        && context.request().method().equals(HttpMethod.GET)
        && HttpHeaderValues.WEBSOCKET.contentEqualsIgnoreCase(
            Optional.ofNullable(context.request().getHeader(HttpHeaderNames.UPGRADE)).orElse(""));
  }

  /** A value that may be the token. */
  private record Candidate(String token, boolean isSubProtocol) {
    static Candidate bearer(String token) {
      return new Candidate(token, false);
    }

    static Candidate subProtocol(String value) {
      return new Candidate(value, true);
    }

    /** Leaves this sub-protocol as the only one, or none if the token came as a bearer token. */
    void select(MultiMap headers) {
      if (isSubProtocol) {
        headers.set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, token);
      } else {
        headers.remove(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
      }
    }
  }
}
