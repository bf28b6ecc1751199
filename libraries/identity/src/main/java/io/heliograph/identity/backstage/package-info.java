/**
 * Tokens of Backstage: of its users, of its plugins, and of plugins on behalf of users.
 *
 * <p>Each plugin signs with its own keys and publishes them itself. {@code Discovery} says where a
 * plugin answers; no server is asked that the configuration does not name.
 */
@NullMarked
package io.heliograph.identity.backstage;

import org.jspecify.annotations.NullMarked;
