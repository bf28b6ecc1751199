/**
 * Writes sends to many users, as durable jobs.
 *
 * <p>{@code JobSender} stores the job with its recipients; once it is stored, every recipient
 * receives the notification. {@code JobQueue} and {@code JobRunner} run it, {@code JobWriter}
 * writes one chunk of its users per transaction, {@code JobResumption} takes over jobs of instances
 * that stopped, and {@code JobReceipts} streams the answer.
 */
@NullMarked
package io.heliograph.notifications.jobs;

import org.jspecify.annotations.NullMarked;
