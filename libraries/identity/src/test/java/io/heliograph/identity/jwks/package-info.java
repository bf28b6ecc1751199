@NullMarked
package io.heliograph.identity.jwks;

import org.jspecify.annotations.NullMarked;
