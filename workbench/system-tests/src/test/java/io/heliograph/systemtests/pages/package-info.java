/**
 * Compares pages of the documentation with the product.
 *
 * <p>{@code SendingPageIT} executes the examples of the page about sending as they are written,
 * with the running product. {@code VersionsTest} compares the table of versions with the builds and
 * the tests. {@link io.heliograph.systemtests.harness.DocumentationPage} reads the pages.
 */
@NullMarked
package io.heliograph.systemtests.pages;

import org.jspecify.annotations.NullMarked;
