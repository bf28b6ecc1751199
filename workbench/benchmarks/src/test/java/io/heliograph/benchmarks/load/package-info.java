@NullMarked
package io.heliograph.benchmarks.load;

import org.jspecify.annotations.NullMarked;
