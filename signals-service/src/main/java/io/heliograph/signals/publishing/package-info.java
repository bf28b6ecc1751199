/**
 * Publishing over HTTP: a signal that a service posts becomes one Kafka record for each recipient,
 * which every instance delivers to its listeners.
 *
 * <p>202 means that Kafka has acknowledged every record. Any other status means that some or none
 * of them may have been written, and the caller should post again: a signal carries no state, so a
 * repeated one is harmless.
 *
 * <p>{@code PublishResource} waits on a virtual thread, for no longer than the configured timeout;
 * the event loops never wait for Kafka. The body, the recipients and the bytes of all records that
 * wait for Kafka are limited; a request beyond a limit is refused and holds no memory. The producer
 * drops records that it could not send in time, and is closed after the HTTP server.
 */
@NullMarked
package io.heliograph.signals.publishing;

import org.jspecify.annotations.NullMarked;
