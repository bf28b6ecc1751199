@NullMarked
package io.heliograph.signals.permits;

import org.jspecify.annotations.NullMarked;
