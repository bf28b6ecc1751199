@NullMarked
package io.heliograph.signals.partitions;

import org.jspecify.annotations.NullMarked;
