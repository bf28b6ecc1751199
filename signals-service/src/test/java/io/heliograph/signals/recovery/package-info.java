@NullMarked
package io.heliograph.signals.recovery;

import org.jspecify.annotations.NullMarked;
