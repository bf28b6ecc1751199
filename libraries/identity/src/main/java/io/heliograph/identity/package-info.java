/**
 * Who is calling: turns the token of a request into a {@link io.heliograph.identity.Principal}.
 *
 * <p>The promise: a request that carries a token is either of a {@link
 * io.heliograph.identity.UserPrincipal} or {@link io.heliograph.identity.ServicePrincipal} that an
 * operator configured to trust, or it is refused with 401. A request without a token is anonymous;
 * what anonymous may do is decided by the service.
 *
 * <p>{@code TokenMechanism} runs on the event loop: it finds the token in the request, nothing
 * else. {@code TokenIdentityProvider} first compares it with the static service tokens, there and
 * then; anything else is read as a JWT on a worker thread, because verifying it may have to fetch
 * keys. {@code Issuers} picks the {@code TrustedIssuer} by the claim {@code iss}; each has its own
 * verification context and its own {@code KeySet}, so that a key of one issuer never vouches for
 * another.
 *
 * <p>What never happens: a token reaches a log line, an exception message or a {@code toString()};
 * a token without a signature or with a shared secret (HMAC) is accepted; a key set is fetched on
 * an event loop, or more often than configured because somebody sends nonsense; a service starts
 * with an identity configuration that is incomplete or ambiguous.
 */
@NullMarked
package io.heliograph.identity;

import org.jspecify.annotations.NullMarked;
