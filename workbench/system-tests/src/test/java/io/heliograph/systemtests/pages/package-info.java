/**
 * Executes the examples of the documentation as they are written, with the running product. {@link
 * io.heliograph.systemtests.harness.DocumentationPage} reads the pages.
 */
@NullMarked
package io.heliograph.systemtests.pages;

import org.jspecify.annotations.NullMarked;
