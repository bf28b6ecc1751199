package io.heliograph.signals;

import io.heliograph.identity.IdentifiedCaller;
import io.heliograph.identity.UserPrincipal;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Detects whether the principals of {@link #NAME} are still referenced. Each request gets a new
 * one.
 */
@Singleton
public final class Forgettable implements SecurityIdentityAugmentor {
  public static final String NAME = "user:default/forgettable";

  private final List<WeakReference<UserPrincipal>> seen = new CopyOnWriteArrayList<>();

  /** Returns whether at least one principal existed and all of them are garbage-collected. */
  public boolean areForgotten() {
    System.gc();
    return !seen.isEmpty() && seen.stream().allMatch(one -> one.refersTo(null));
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return Uni.createFrom()
        .item(
            IdentifiedCaller.of(identity).isPresent()
                    && identity.getPrincipal() instanceof UserPrincipal user
                    && user.getName().equals(NAME)
                ? anew(identity, user)
                : identity);
  }

  private SecurityIdentity anew(SecurityIdentity identity, UserPrincipal user) {
    var copy = new UserPrincipal(user.ref(), user.ownershipRefs());
    seen.add(new WeakReference<>(copy));
    return QuarkusSecurityIdentity.builder(identity).setPrincipal(copy).build();
  }
}
