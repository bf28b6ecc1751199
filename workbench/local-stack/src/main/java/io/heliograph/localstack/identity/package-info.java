/**
 * Issues the tokens that the services trust, and reads the users of a directory file. The launcher,
 * {@code harness}, the tests of both services and system tests use this package.
 *
 * <p>{@link io.heliograph.localstack.identity.LocalIdentity} signs user tokens with its own key,
 * {@link io.heliograph.localstack.identity.LocalBackstage} signs tokens as a Backstage does, and
 * {@link io.heliograph.localstack.identity.Directory} reads a file in Backstage's catalog format.
 * {@link io.heliograph.localstack.identity.TrustedBackstage} starts one for the tests of a service.
 * The private key of a local run is stored in a file that only its owner may read; all other
 * private keys never leave their JVM.
 */
@NullMarked
package io.heliograph.localstack.identity;

import org.jspecify.annotations.NullMarked;
