@NullMarked
package io.heliograph.signals.sse;

import org.jspecify.annotations.NullMarked;
