/**
 * Tests of the inbox benchmark. {@code InboxSmokeIT} runs it at its smallest scale on the packaged
 * services and compares the output with the expected lines. The build runs it after packaging. It
 * never checks the speed of the product and never changes the documentation.
 */
@NullMarked
package io.heliograph.benchmarks.inbox;

import org.jspecify.annotations.NullMarked;
