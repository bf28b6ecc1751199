package io.heliograph.notifications.database;

import static jakarta.interceptor.Interceptor.Priority.APPLICATION;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.flywaydb.core.Flyway;

/**
 * Migrates the database when the service starts. The checks of settings, which have the priority
 * {@code APPLICATION} or a smaller one, come before: an unavailable database would hide a mistake
 * that they find. Observers without a priority come after it.
 */
@Singleton
final class Migration {
  private static final int AFTER_THE_CHECKS = APPLICATION + 100;

  private final Flyway flyway;

  Migration(Flyway flyway) {
    this.flyway = flyway;
  }

  void migrate(@Observes @Priority(AFTER_THE_CHECKS) StartupEvent started) {
    flyway.migrate();
  }
}
