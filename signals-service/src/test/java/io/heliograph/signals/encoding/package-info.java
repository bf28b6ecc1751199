@NullMarked
package io.heliograph.signals.encoding;

import org.jspecify.annotations.NullMarked;
