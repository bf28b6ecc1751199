@NullMarked
package io.heliograph.web.origin;

import org.jspecify.annotations.NullMarked;
