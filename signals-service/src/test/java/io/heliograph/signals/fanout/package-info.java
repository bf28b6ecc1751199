@NullMarked
package io.heliograph.signals.fanout;

import org.jspecify.annotations.NullMarked;
