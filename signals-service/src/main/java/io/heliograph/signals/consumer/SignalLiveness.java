package io.heliograph.signals.consumer;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive as long as the thread is that reads; a broker that is away does not end it. */
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
