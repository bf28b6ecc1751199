/** Starts the services and what they need. */
@NullMarked
package io.heliograph.benchmarks.product;

import org.jspecify.annotations.NullMarked;
