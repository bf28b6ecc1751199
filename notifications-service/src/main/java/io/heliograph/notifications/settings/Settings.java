package io.heliograph.notifications.settings;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.database.Database;
import io.heliograph.notifications.query.Sources;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Map;

/** Reads and replaces the settings of a person. */
@Singleton
final class Settings {
  private final Database database;
  private final SettingStore store;
  private final Sources sources;
  private final Display display;

  Settings(Database database, SettingStore store, Sources sources, Display display) {
    this.database = database;
    this.store = store;
    this.sources = sources;
    this.display = display;
  }

  Uni<SettingsTree> of(EntityRef user) {
    return database.reading(connection -> of(connection, user));
  }

  /** Replaces all choices of the person and returns the resulting tree. */
  Uni<SettingsTree> replace(EntityRef user, Map<Switch, Boolean> choices) {
    return database.inTransaction(
        connection -> store.replace(connection, user, choices).chain(() -> of(connection, user)));
  }

  private Uni<SettingsTree> of(SqlConnection connection, EntityRef user) {
    return Uni.combine()
        .all()
        .unis(sources.of(connection, user), store.own(connection, user))
        .collectFailures()
        .with(display::show);
  }
}
