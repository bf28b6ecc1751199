@NullMarked
package io.heliograph.benchmarks.inbox;

import org.jspecify.annotations.NullMarked;
