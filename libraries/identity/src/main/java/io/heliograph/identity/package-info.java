/**
 * Who is calling: turns the token of a request into a {@link io.heliograph.identity.Principal}.
 *
 * <p>The promise: a request that carries a token is either of a {@link
 * io.heliograph.identity.UserPrincipal} or {@link io.heliograph.identity.ServicePrincipal} that an
 * operator configured to trust, or it is refused with 401. When nobody can tell, because keys or
 * userinfo are out of reach, it fails with an {@link
 * io.heliograph.identity.IdentityUnavailableException} as the cause, which is a 503. A request
 * without a token is anonymous; what anonymous may do is decided by the service. What a service may
 * send travels with it as its {@link io.heliograph.identity.Access}; who sends asks.
 *
 * <p>{@code TokenMechanism} runs on the event loop: it finds the token in the request, nothing
 * else. {@code TokenIdentityProvider} first compares it with the static service tokens, there and
 * then; anything else is read as a JWT on a worker thread, because verifying it may have to fetch
 * keys. {@code TokenRouter} picks the {@code TokenVerifier}: {@code UserTokens}, {@code
 * ExternalTokens} or Backstage's {@code PluginTokens}. Each issuer, and each plugin, has its own
 * {@code TokenCheck} and its own {@code KeySet}, so that a key of one never vouches for another.
 *
 * <p>A token that comes without a request of its own is given to the {@code TokenReader}, which
 * takes the same way. When a token ends is told by {@code Identified}; nothing here acts on it.
 *
 * <p>What waits is bounded: one {@code Download} by the time-out as a whole, a {@code KeySet} by
 * letting one thread fetch, and a server that is away by its {@code Outage}, which lets one caller
 * try in each retry time. What is remembered is bounded as well: plugins by {@code PluginCallers},
 * answers of userinfo by {@code TokenCache}.
 *
 * <p>What never happens: a token reaches a log line, an exception message or a {@code toString()},
 * or a server that the configuration does not name; a token without a signature or with a shared
 * secret (HMAC) is accepted; a key set is fetched on an event loop, or more often than configured
 * because somebody sends nonsense; a service starts with an identity configuration that is
 * incomplete or ambiguous.
 */
@NullMarked
package io.heliograph.identity;

import org.jspecify.annotations.NullMarked;
