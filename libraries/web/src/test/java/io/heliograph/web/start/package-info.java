@NullMarked
package io.heliograph.web.start;

import org.jspecify.annotations.NullMarked;
