/**
 * Verifies JSON Web Tokens: signature, issuer, audience, times, and the claims that become a
 * principal.
 *
 * <p>Each issuer has its own {@code TokenCheck} with its own keys and {@code TokenRequirements}, so
 * a key of one issuer never verifies the token of another. Tokens without a signature, or with a
 * shared secret (HMAC), are refused.
 */
@NullMarked
package io.heliograph.identity.token;

import org.jspecify.annotations.NullMarked;
