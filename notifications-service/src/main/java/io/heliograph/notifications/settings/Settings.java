package io.heliograph.notifications.settings;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.inbox.Sources;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.Map;

/** Shows a person their switches, and keeps what they choose. */
@Singleton
final class Settings {
  private final Pool pool;
  private final SettingStore store;
  private final Sources sources;
  private final Display display;

  Settings(Pool pool, SettingStore store, Sources sources, Display display) {
    this.pool = pool;
    this.store = store;
    this.sources = sources;
    this.display = display;
  }

  Uni<SettingsTree> of(EntityRef user) {
    return Uni.combine().all().unis(sources.of(user), store.own(user)).with(display::show);
  }

  /** These are all that the person chose from now on; the answer shows them. */
  Uni<SettingsTree> replace(EntityRef user, Map<Switch, Boolean> choices) {
    return pool.withTransaction(connection -> store.replace(connection, user, choices))
        .chain(() -> of(user));
  }
}
