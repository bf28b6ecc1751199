/**
 * The caller of a request: a user or a service, as a {@link io.heliograph.identity.Principal}.
 *
 * <p>A request with a token comes from a {@link io.heliograph.identity.UserPrincipal} or {@link
 * io.heliograph.identity.ServicePrincipal} that the configuration trusts, or it is refused with
 * 401. If keys or userinfo are unavailable, it fails with {@link
 * io.heliograph.identity.IdentityUnavailableException}, which is a 503. A request without a token
 * is anonymous; the service decides what anonymous callers may do. The {@link
 * io.heliograph.identity.Access} of a service defines what it may send.
 */
@NullMarked
package io.heliograph.identity;

import org.jspecify.annotations.NullMarked;
