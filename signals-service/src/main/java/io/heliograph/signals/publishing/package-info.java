/**
 * Publishing over HTTP: a signal that a service posts becomes one Kafka record for each recipient,
 * which every instance delivers to its listeners.
 *
 * <p><b>Guarantee.</b> 202 means that Kafka has acknowledged every record. Any other status means
 * that some or none of them may have been written, and the caller should post again. A signal
 * carries no state, so a repeated one is harmless, and there is no {@code Idempotency-Key} here.
 *
 * <p><b>Threads.</b> {@code PublishResource} runs on a virtual thread for each request and waits
 * there, for no longer than {@code heliograph.signals.publishing.timeout}. The event loops never
 * wait for Kafka.
 *
 * <p><b>Limits.</b> The body, the message, the recipients of one request, the message times its
 * recipients, and the bytes of all records that wait for Kafka are limited; a request beyond a
 * limit is refused and holds no memory. If Kafka is unavailable, requests fail within the timeout,
 * and the producer drops the records that it could not send by then.
 *
 * <p><b>Shutdown.</b> The producer is closed after the HTTP server, when no request waits any more.
 */
@NullMarked
package io.heliograph.signals.publishing;

import org.jspecify.annotations.NullMarked;
