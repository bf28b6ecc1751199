package io.heliograph.notifications.sending;

import io.heliograph.notifications.jobs.JobQueue;
import io.heliograph.notifications.queue.SendQueue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Publishes the numbers of waiting sends and of jobs as gauges. */
@Singleton
final class SendingMetrics {
  private final SendQueue queue;
  private final JobQueue jobs;
  private final MeterRegistry registry;

  SendingMetrics(SendQueue queue, JobQueue jobs, MeterRegistry registry) {
    this.queue = queue;
    this.jobs = jobs;
    this.registry = registry;
  }

  void register(@Observes StartupEvent started) {
    Gauge.builder("heliograph.sending.waiting", queue, SendQueue::size)
        .description("Sends that wait to be written")
        .register(registry);
    Gauge.builder("heliograph.sending.jobs", jobs, JobQueue::size)
        .description("Jobs that wait or that this instance is writing")
        .register(registry);
  }
}
