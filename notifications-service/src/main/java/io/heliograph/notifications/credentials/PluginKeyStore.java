package io.heliograph.notifications.credentials;

import io.heliograph.notifications.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Owns the table {@code plugin_key}, which contains only a few rows. */
@Singleton
final class PluginKeyStore {
  private static final String PUBLISH =
      "INSERT INTO plugin_key (kid, jwk, expires) VALUES ($1, $2, $3)";

  private static final String DELETE_EXPIRED = "DELETE FROM plugin_key WHERE expires <= $1";

  private static final String VALID =
      "SELECT jwk FROM plugin_key WHERE expires > $1 ORDER BY expires, kid";

  private final Database database;

  PluginKeyStore(Database database) {
    this.database = database;
  }

  /**
   * Stores the public key.
   *
   * @param expires time from which no token signed with the key can be valid
   */
  Uni<Void> publish(SigningKey key, Instant expires) {
    var jwk = new JsonObject(key.publicMembers());
    return database.withConnection(
        connection ->
            connection
                .preparedQuery(PUBLISH)
                .execute(Tuple.of(key.id(), jwk, expires.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid());
  }

  Uni<Void> deleteExpired(Instant now) {
    return database.withConnection(
        connection ->
            connection
                .preparedQuery(DELETE_EXPIRED)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid());
  }

  /** Returns the unexpired public keys of all replicas. */
  Uni<List<Map<String, Object>>> valid(Instant now) {
    return database
        .withConnection(
            connection ->
                connection.preparedQuery(VALID).execute(Tuple.of(now.atOffset(ZoneOffset.UTC))))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(PluginKeyStore::jwk).toList());
  }

  private static Map<String, Object> jwk(Row row) {
    return row.getJsonObject("jwk").getMap();
  }
}
