package io.heliograph.notifications.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heliograph.identity.EntityRef;
import io.heliograph.identity.InvalidEntityRefException;
import io.heliograph.notifications.directory.DirectoryEntity;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A response of the catalog: {@code {"items":[entity or null]}}, in the order of the refs. */
record CatalogAnswer(JsonNode items) {
  private static final JsonMapper JSON = new JsonMapper();

  static CatalogAnswer read(byte[] body) {
    try {
      return new CatalogAnswer(JSON.readTree(body).path("items"));
    } catch (IOException e) {
      throw CatalogException.malformed();
    }
  }

  /** Returns an entry for each ref, empty if the catalog does not contain the entity. */
  Map<EntityRef, Optional<DirectoryEntity>> entities(List<EntityRef> refs) {
    if (!items.isArray() || items.size() != refs.size()) {
      throw CatalogException.malformed();
    }
    var entities = new HashMap<EntityRef, Optional<DirectoryEntity>>();
    for (int i = 0; i < refs.size(); i++) {
      entities.put(refs.get(i), entity(refs.get(i), items.path(i)));
    }
    return entities;
  }

  /** Skips a malformed entity, because it must not affect the others. */
  private static Optional<DirectoryEntity> entity(EntityRef ref, JsonNode item) {
    if (item.isNull()) {
      return Optional.empty();
    }
    Optional<CatalogEntity> answered = read(item);
    if (answered.isEmpty()) {
      Skipped.ENTITY.warn(ref);
    }
    return answered.map(one -> entity(ref, one));
  }

  /**
   * Checks that the entity is the requested one, so that members of one group are never used for
   * another. If it is not, the order of the others is in doubt as well.
   */
  private static DirectoryEntity entity(EntityRef ref, CatalogEntity answered) {
    if (!answered.ref().equals(ref)) {
      throw CatalogException.malformed();
    }
    return DirectoryEntity.of(ref, answered::targets);
  }

  private static Optional<CatalogEntity> read(JsonNode item) {
    try {
      return Optional.of(CatalogEntity.of(item));
    } catch (InvalidEntityRefException e) {
      return Optional.empty();
    }
  }
}
