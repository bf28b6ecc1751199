@NullMarked
package io.heliograph.signals.access;

import org.jspecify.annotations.NullMarked;
