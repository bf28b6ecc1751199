@NullMarked
package io.heliograph.identity.token;

import org.jspecify.annotations.NullMarked;
