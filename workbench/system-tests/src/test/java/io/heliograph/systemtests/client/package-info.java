/**
 * Clients of the HTTP API and of signals, and builders for requests and expected frames. All test
 * packages that call the running product use it.
 *
 * <p>{@link io.heliograph.systemtests.client.NotificationsClient} calls notifications-service,
 * {@link io.heliograph.systemtests.client.SignalClient} opens a socket, {@link
 * io.heliograph.systemtests.client.SignalPublisher} writes to Kafka, and {@link
 * io.heliograph.systemtests.client.Fence} waits until sockets have received all signals. The
 * package never starts or stops a service.
 */
@NullMarked
package io.heliograph.systemtests.client;

import org.jspecify.annotations.NullMarked;
