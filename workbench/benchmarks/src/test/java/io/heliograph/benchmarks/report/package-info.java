@NullMarked
package io.heliograph.benchmarks.report;

import org.jspecify.annotations.NullMarked;
