/**
 * Issues the tokens that the services trust, and reads the people they are for.
 *
 * <p>{@link io.heliograph.localstack.identity.LocalIdentity} signs user tokens with a key of its
 * own, {@link io.heliograph.localstack.identity.LocalBackstage} signs tokens as a Backstage does,
 * and {@link io.heliograph.localstack.identity.Directory} reads a file in Backstage's catalog
 * format.
 */
@NullMarked
package io.heliograph.localstack.identity;

import org.jspecify.annotations.NullMarked;
