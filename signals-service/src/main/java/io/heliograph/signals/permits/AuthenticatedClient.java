package io.heliograph.signals.permits;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.UserPrincipal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * The user or guest who opens a connection.
 *
 * @param expiresAt expiry time of the token; {@link Instant#MAX} if it never expires
 * @param isAnonymous whether the client has no user's token
 */
public record AuthenticatedClient(UserPrincipal user, Instant expiresAt, boolean isAnonymous)
    implements ClientIdentity {

  /** The user that Backstage assigns to clients without a user's token. */
  public static final UserPrincipal GUEST =
      new UserPrincipal(new EntityRef("user", "default", "guest"), Set.of());

  /** Creates a client with a user's token. */
  public AuthenticatedClient(UserPrincipal user, Instant expiresAt) {
    this(user, expiresAt, false);
  }

  /** Returns this client with only those of its ownership refs that another user owns too. */
  public AuthenticatedClient sharing(UserPrincipal other) {
    Set<EntityRef> common = new HashSet<>(user.ownershipRefs());
    common.retainAll(other.ownershipRefs());
    return new AuthenticatedClient(new UserPrincipal(user.ref(), common), expiresAt, isAnonymous);
  }

  /** Returns a guest without a user's token. */
  public static AuthenticatedClient guestUntil(Instant end) {
    return new AuthenticatedClient(GUEST, end, true);
  }

  /** Returns whether the user is the guest, even with a user's token. */
  public static boolean isGuest(UserPrincipal user) {
    return user.ref().equals(GUEST.ref());
  }
}
