/**
 * Verifies tokens of Backstage: of its users, of its plugins, and of plugins on behalf of users.
 *
 * <p>Users' tokens are signed by the auth plugin. Each plugin signs with its own keys and publishes
 * them itself. {@code Discovery} returns the location of a plugin's keys; only configured servers
 * are contacted, because the name of the plugin comes from a token that is not verified yet.
 */
@NullMarked
package io.heliograph.identity.backstage;

import org.jspecify.annotations.NullMarked;
