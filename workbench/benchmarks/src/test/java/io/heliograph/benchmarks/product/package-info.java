@NullMarked
package io.heliograph.benchmarks.product;

import org.jspecify.annotations.NullMarked;
