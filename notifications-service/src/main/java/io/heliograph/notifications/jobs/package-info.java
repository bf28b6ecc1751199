/**
 * Writes sends to many users, as durable jobs.
 *
 * <p>{@code JobSender} stores the job with its recipients; from then on all of them get it. {@code
 * JobQueue} and {@code JobRunner} run it, {@code JobWriter} writes a chunk of its users in each
 * transaction, {@code JobResumption} takes over jobs that another instance left, and {@code
 * JobReceipts} streams the answer.
 */
@NullMarked
package io.heliograph.notifications.jobs;

import org.jspecify.annotations.NullMarked;
