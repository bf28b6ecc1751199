@NullMarked
package io.heliograph.identity.claims;

import org.jspecify.annotations.NullMarked;
