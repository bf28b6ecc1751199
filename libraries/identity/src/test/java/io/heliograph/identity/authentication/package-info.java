@NullMarked
package io.heliograph.identity.authentication;

import org.jspecify.annotations.NullMarked;
