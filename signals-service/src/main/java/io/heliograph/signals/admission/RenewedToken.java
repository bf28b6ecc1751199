package io.heliograph.signals.admission;

import io.heliograph.identity.UserPrincipal;
import java.time.Instant;

/** The same user for longer; what the user owns is what the new token says. */
public record RenewedToken(UserPrincipal user, Instant expiresAt) {}
