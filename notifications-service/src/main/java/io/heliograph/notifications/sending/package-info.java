/**
 * The HTTP API for sending: checks the request, resolves its recipients, and returns the response.
 *
 * <p>{@code NotificationSender} passes a send to few users to the queue and a send to many users to
 * a job. {@code SendAnswers} writes the response in Backstage's format, or 202 for a job that is
 * still running.
 *
 * <p>Nothing in this package depends on Kafka: a send succeeds while the broker is unavailable.
 */
@NullMarked
package io.heliograph.notifications.sending;

import org.jspecify.annotations.NullMarked;
