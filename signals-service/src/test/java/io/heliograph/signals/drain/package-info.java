@NullMarked
package io.heliograph.signals.drain;

import org.jspecify.annotations.NullMarked;
