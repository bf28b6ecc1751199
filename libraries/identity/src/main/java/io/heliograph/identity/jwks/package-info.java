/**
 * Fetches and keeps the public keys of issuers (RFC 7517).
 *
 * <p>One thread at a time fetches a key set. {@code BoundedFetcher} limits the time and the size of
 * a response; {@code CircuitBreaker} lets one caller in each retry interval try a server that is
 * unavailable. Keys that were fetched stay valid while the server is unavailable.
 */
@NullMarked
package io.heliograph.identity.jwks;

import org.jspecify.annotations.NullMarked;
