package io.heliograph.signals.consumer;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Reports live while the consuming thread runs; an unavailable broker does not end the thread. */
@Liveness
@Singleton
final class SignalLiveness implements HealthCheck {
  private final SignalConsumer consumer;

  SignalLiveness(SignalConsumer consumer) {
    this.consumer = consumer;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("signals-reader").status(consumer.isAlive()).build();
  }
}
