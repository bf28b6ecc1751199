/**
 * Signals over HTTP: what a service posts is a record on Kafka for each recipient, and from there
 * on the socket of whoever listens, on every instance.
 *
 * <p><b>Promise.</b> 202 means that Kafka has acknowledged every record. Anything else means that
 * some of them, or none, may be there: the caller posts again. A signal carries no state, so a
 * second one is harmless, and there is no {@code Idempotency-Key} here.
 *
 * <p><b>Threads.</b> {@code PublishResource} runs on a virtual thread and waits there, each request
 * on its own, for no longer than {@code heliograph.signals.publishing.timeout}. The event loops
 * never wait for Kafka.
 *
 * <p><b>What is bounded.</b> The body, the message, the recipients of one request, the message
 * times its recipients, and the bytes of all records that wait for Kafka; beyond that a request is
 * refused and holds nothing. With Kafka away, requests fail within the timeout, and what the
 * producer has not got rid of by then it forgets.
 *
 * <p><b>Shutdown.</b> The producer is closed after the HTTP server, when nobody waits any more.
 */
@NullMarked
package io.heliograph.signals.publishing;

import org.jspecify.annotations.NullMarked;
