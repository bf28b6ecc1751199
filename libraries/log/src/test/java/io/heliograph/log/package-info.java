@NullMarked
package io.heliograph.log;

import org.jspecify.annotations.NullMarked;
