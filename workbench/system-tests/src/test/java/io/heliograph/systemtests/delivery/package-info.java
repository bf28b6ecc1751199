/**
 * Follows notifications from the POST to the socket: the signals of each operation, their order,
 * and sends with one scope through two instances.
 *
 * <p>The tests call the packaged services on the real PostgreSQL and Kafka with the clients of
 * {@code client}. Faults are never injected here; the package {@code faults} does that.
 */
@NullMarked
package io.heliograph.systemtests.delivery;

import org.jspecify.annotations.NullMarked;
