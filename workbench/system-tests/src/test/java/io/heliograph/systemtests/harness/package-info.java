/**
 * Starts the packaged services, PostgreSQL and Kafka for tests, and stops them. All test packages
 * that need the running product use it.
 *
 * <p>{@link io.heliograph.systemtests.harness.RunningHeliograph} is a product for one test class,
 * {@link io.heliograph.systemtests.harness.SharedHeliograph} one for all classes that only call it.
 * {@link io.heliograph.systemtests.harness.FailureLogs} prints the logs of a failed test. {@link
 * io.heliograph.systemtests.harness.DocumentationPage} reads the examples of the documentation. The
 * package never asserts a rule of the product.
 */
@NullMarked
package io.heliograph.systemtests.harness;

import org.jspecify.annotations.NullMarked;
