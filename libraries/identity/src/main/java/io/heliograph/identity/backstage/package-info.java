/**
 * Verifies tokens of Backstage: of its users, of its plugins, and of plugins on behalf of users.
 *
 * <p>Each plugin signs with its own keys and publishes them itself. {@code Discovery} returns the
 * location of a plugin; only configured servers are contacted.
 */
@NullMarked
package io.heliograph.identity.backstage;

import org.jspecify.annotations.NullMarked;
