package io.heliograph.signals.consumer;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the window is filled, and from then on: a broker that goes away later does not take
 * the sockets with it.
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
