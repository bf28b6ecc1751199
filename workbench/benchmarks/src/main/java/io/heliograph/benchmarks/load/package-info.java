/** Generates load, and records how long operations take. */
@NullMarked
package io.heliograph.benchmarks.load;

import org.jspecify.annotations.NullMarked;
