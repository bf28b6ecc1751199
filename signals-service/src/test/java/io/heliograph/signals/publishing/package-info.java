@NullMarked
package io.heliograph.signals.publishing;

import org.jspecify.annotations.NullMarked;
