package io.heliograph.signals.consumer;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reports ready once the replay window is filled. Readiness does not change afterwards, so a broker
 * that becomes unavailable does not affect open connections.
 */
@Readiness
@Singleton
final class SignalReadiness implements HealthCheck {
  private final SignalConsumer consumer;

  SignalReadiness(SignalConsumer consumer) {
    this.consumer = consumer;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("signals").status(consumer.isReady()).build();
  }
}
