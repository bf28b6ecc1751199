/**
 * Authenticates requests: finds the token and chooses who verifies it.
 *
 * <p>{@code TokenMechanism} runs on the event loop and finds the token in the request. {@code
 * TokenIdentityProvider} compares it with the static tokens and with tokens that were verified a
 * moment ago; any other token is verified on a worker thread, because that may fetch keys. {@code
 * TokenRouter} chooses the verifier. {@link io.heliograph.identity.authentication.TokenReader} does
 * the same for a token that did not come in a request.
 *
 * <p>A token never reaches a log line, an exception message or a {@code toString()}. Keys are never
 * fetched on an event loop. A service with an incomplete or ambiguous configuration does not start.
 */
@NullMarked
package io.heliograph.identity.authentication;

import org.jspecify.annotations.NullMarked;
