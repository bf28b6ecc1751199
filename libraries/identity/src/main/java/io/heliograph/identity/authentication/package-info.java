/**
 * Authenticates requests: extracts the token and selects its verifier.
 *
 * <p>{@code TokenMechanism} runs on the event loop and extracts the token from the request. {@code
 * TokenIdentityProvider} compares it with the static tokens and with recently verified tokens; any
 * other token is verified on a worker thread, because that may fetch keys. {@code TokenRouter}
 * selects the verifier. {@link io.heliograph.identity.authentication.TokenReader} does the same for
 * a token that was not sent with a request.
 *
 * <p>A token never appears in a log line, an exception message or a {@code toString()}. Keys are
 * never fetched on an event loop. A service with an incomplete or ambiguous configuration does not
 * start.
 */
@NullMarked
package io.heliograph.identity.authentication;

import org.jspecify.annotations.NullMarked;
