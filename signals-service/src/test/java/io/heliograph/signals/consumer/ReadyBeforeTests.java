package io.heliograph.signals.consumer;

import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Delays the start of a service under test until it accepts clients. */
@Singleton
final class ReadyBeforeTests {
  private final SignalConsumer consumer;
  private final boolean wanted;

  ReadyBeforeTests(
      SignalConsumer consumer,
      @ConfigProperty(name = "test.await-ready", defaultValue = "true") boolean wanted) {
    this.consumer = consumer;
    this.wanted = wanted;
  }

  void awaitReady(
      @Observes @Priority(Interceptor.Priority.LIBRARY_AFTER + 1000) StartupEvent started) {
    if (wanted) {
      await().until(consumer::isReady);
    }
  }
}
