@NullMarked
package io.heliograph.signals.sources;

import org.jspecify.annotations.NullMarked;
