@NullMarked
package io.heliograph.signals;

import org.jspecify.annotations.NullMarked;
