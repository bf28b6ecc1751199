@NullMarked
package io.heliograph.signals.replay;

import org.jspecify.annotations.NullMarked;
