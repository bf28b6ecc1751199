@NullMarked
package io.heliograph.signals.subscription;

import org.jspecify.annotations.NullMarked;
