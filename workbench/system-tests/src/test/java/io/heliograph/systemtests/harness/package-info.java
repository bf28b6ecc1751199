/** Starts the packaged services, PostgreSQL and Kafka for tests, and stops them. */
@NullMarked
package io.heliograph.systemtests.harness;

import org.jspecify.annotations.NullMarked;
