/** The benchmark still runs, and says what it found in the right form. */
@NullMarked
package io.heliograph.benchmarks;

import org.jspecify.annotations.NullMarked;
