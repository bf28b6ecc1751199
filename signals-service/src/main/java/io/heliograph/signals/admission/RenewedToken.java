package io.heliograph.signals.admission;

import io.heliograph.identity.UserPrincipal;
import java.time.Instant;

/** The same user with a later expiry; the ownership refs are those of the new token. */
public record RenewedToken(UserPrincipal user, Instant expiresAt) {}
