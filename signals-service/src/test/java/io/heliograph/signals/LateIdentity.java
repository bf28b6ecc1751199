package io.heliograph.signals;

import io.heliograph.identity.IdentifiedCaller;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Identifies all users at once, except {@link #LATE}, for whom a test completes the identification,
 * and {@link #BROKEN}, for whom it fails with an internal error.
 */
@Singleton
public final class LateIdentity implements SecurityIdentityAugmentor {
  public static final String LATE = "user:default/late";
  public static final String BROKEN = "user:default/broken";

  private final CompletableFuture<RoutingContext> asked = new CompletableFuture<>();
  private final CompletableFuture<Void> known = new CompletableFuture<>();

  /** Returns the request of the user who waits for identification. */
  public RoutingContext asked() {
    return asked.orTimeout(5, TimeUnit.SECONDS).join();
  }

  public void know() {
    known.complete(null);
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return Uni.createFrom().item(identity);
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity,
      AuthenticationRequestContext context,
      Map<String, Object> attributes) {
    if (is(BROKEN, identity)) {
      return Uni.createFrom().failure(new IllegalStateException("internal"));
    }
    if (!is(LATE, identity)) {
      return augment(identity, context);
    }
    asked.complete(
        Objects.requireNonNull(HttpSecurityUtils.getRoutingContextAttribute(attributes)));
    return Uni.createFrom().completionStage(known).replaceWith(identity);
  }

  private static boolean is(String ref, SecurityIdentity identity) {
    return IdentifiedCaller.of(identity)
        .filter(caller -> caller.principal().getName().equals(ref))
        .isPresent();
  }
}
