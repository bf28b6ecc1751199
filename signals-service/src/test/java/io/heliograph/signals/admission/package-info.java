@NullMarked
package io.heliograph.signals.admission;

import org.jspecify.annotations.NullMarked;
