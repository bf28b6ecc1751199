/** Runs the product with a Kafka that requires TLS and authentication. */
@NullMarked
package io.heliograph.systemtests.security;

import org.jspecify.annotations.NullMarked;
