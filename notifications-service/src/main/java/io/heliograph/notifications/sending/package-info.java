/**
 * The HTTP side of sending: checks the request, resolves its recipients, and answers.
 *
 * <p>{@code NotificationSender} gives a send to few users to the queue, and a send to many to a
 * job. {@code SendAnswers} writes the answer in Backstage's form, or 202 for a job that goes on.
 *
 * <p>Nothing here depends on Kafka: a send succeeds while the broker is away.
 */
@NullMarked
package io.heliograph.notifications.sending;

import org.jspecify.annotations.NullMarked;
