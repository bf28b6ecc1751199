@NullMarked
package io.heliograph.benchmarks.signals;

import org.jspecify.annotations.NullMarked;
