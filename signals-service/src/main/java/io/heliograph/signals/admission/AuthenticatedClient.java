package io.heliograph.signals.admission;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.UserPrincipal;
import java.time.Instant;
import java.util.Set;

/**
 * Somebody who may come in.
 *
 * @param expiresAt when the token ends; {@link Instant#MAX} if never
 * @param isAnonymous whether they have no token of a user
 */
public record AuthenticatedClient(UserPrincipal user, Instant expiresAt, boolean isAnonymous) {

  /** As whom Backstage lets those in who have no user's token. */
  public static final UserPrincipal GUEST =
      new UserPrincipal(new EntityRef("user", "default", "guest"), Set.of());

  /** Somebody with a user's token. */
  public AuthenticatedClient(UserPrincipal user, Instant expiresAt) {
    this(user, expiresAt, false);
  }

  /** Somebody without one. */
  public static AuthenticatedClient guestUntil(Instant end) {
    return new AuthenticatedClient(GUEST, end, true);
  }

  /** Also one whose token says so. */
  public static boolean isGuest(UserPrincipal user) {
    return user.ref().equals(GUEST.ref());
  }
}
