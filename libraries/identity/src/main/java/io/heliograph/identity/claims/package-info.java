/**
 * Maps the claims of a verified token to a user and to what the user owns, as the settings of its
 * issuer define it. docs/identity.md describes the mapping.
 *
 * <p>A claim that is missing, of a wrong type, or that names no user, refuses the token; {@code
 * TokenRefusal} lists all reasons for which tokens are refused. No value is changed into a valid
 * name, so that two people never become one user.
 */
@NullMarked
package io.heliograph.identity.claims;

import org.jspecify.annotations.NullMarked;
