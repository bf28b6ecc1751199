package io.heliograph.signals.admission;

import io.heliograph.identity.UserPrincipal;
import java.time.Instant;

/** The same user for longer; what the user owns is what the new token says. */
public record Renewed(UserPrincipal user, Instant expiresAt) {}
