package io.heliograph.notifications.database;

import io.heliograph.web.start.SettingsCheck;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Checks the names of settings before the migration connects. It runs before the start event, so an
 * unavailable database would hide a misspelt name.
 */
@Singleton
final class SettingsBeforeMigration implements FlywayConfigurationCustomizer {
  private final SettingsCheck settings;

  SettingsBeforeMigration(SettingsCheck settings) {
    this.settings = settings;
  }

  @Override
  public void customize(FluentConfiguration migration) {
    settings.check();
  }
}
