@NullMarked
package io.heliograph.signals.hub;

import org.jspecify.annotations.NullMarked;
