/**
 * The identity of this service toward other Backstage plugins: tokens with the subject {@code
 * notifications}, and the public keys that verify them.
 *
 * <p>Guarantee: a token is only signed with a key that has been stored in PostgreSQL for at least a
 * second, and the key stays there until the last of its tokens has expired. Every replica returns
 * the keys of all replicas, at most one second old in normal operation, so a verifier may ask any
 * replica, and each replica sends PostgreSQL at most one query per second regardless of the number
 * of verifiers.
 *
 * <p>A replica creates a key when it first needs a token, and the next key an hour before the
 * current one ends: verifiers cache key sets for some minutes, so they know the new key by then. No
 * key is created if no token is needed.
 *
 * <p>A private key never leaves the process that created it, and a token is never logged.
 */
@NullMarked
package io.heliograph.notifications.credentials;

import org.jspecify.annotations.NullMarked;
