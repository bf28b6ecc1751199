@NullMarked
package io.heliograph.signals.limits;

import org.jspecify.annotations.NullMarked;
