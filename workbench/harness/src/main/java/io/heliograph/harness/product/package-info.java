/**
 * The packaged services as processes, the users who call them, and the repository they lie in.
 *
 * <p>{@link io.heliograph.harness.product.RunningService} begins a start and waits for its end in
 * two steps, so that several services start side by side. It keeps its ports when it is started
 * again. Whoever started it closes it.
 */
@NullMarked
package io.heliograph.harness.product;

import org.jspecify.annotations.NullMarked;
