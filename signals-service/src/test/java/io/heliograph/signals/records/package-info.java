@NullMarked
package io.heliograph.signals.records;

import org.jspecify.annotations.NullMarked;
