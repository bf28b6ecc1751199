/** Figures of notifications-service: reads and sends. */
@NullMarked
package io.heliograph.benchmarks.inbox;

import org.jspecify.annotations.NullMarked;
