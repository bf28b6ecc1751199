@NullMarked
package io.heliograph.signals.consumer;

import org.jspecify.annotations.NullMarked;
