/**
 * Who we are toward other plugins of Backstage: tokens that say {@code notifications}, and the
 * public keys with which they are verified.
 *
 * <p>The promise: a token is only ever signed with a key that has been in PostgreSQL for a second,
 * and that key stays there until the last of its tokens has ended. Every replica answers with the
 * keys of all, as they were a second ago at most, so it does not matter which of them a verifier
 * asks, and a crowd of verifiers costs PostgreSQL one query a second.
 *
 * <p>A replica makes a key when it first needs a token, and the next one an hour before the end of
 * the first: verifiers keep key sets for some minutes, so by then they know it. Nothing is made
 * where no token is ever needed.
 *
 * <p>What never happens: a private key leaves the process that made it; a token reaches a log line.
 */
@NullMarked
package io.heliograph.notifications.credentials;

import org.jspecify.annotations.NullMarked;
