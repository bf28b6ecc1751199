package io.heliograph.notifications.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.heliograph.identity.EntityRef;
import io.heliograph.identity.InvalidEntityRefException;
import io.heliograph.notifications.directory.Relation;
import java.util.Optional;
import java.util.stream.Stream;

/** An entity in the format of Backstage's catalog, from a file or a response. */
record CatalogEntity(EntityRef ref, JsonNode json) {

  private static final String NO_REF = "";

  static CatalogEntity of(JsonNode json) {
    EntityRef ref =
        new EntityRef(
            json.path("kind").asText(),
            json.path("metadata").path("namespace").asText("default"),
            json.path("metadata").path("name").asText());
    return new CatalogEntity(ref, json);
  }

  /** Returns the targets of relations of this type; targets that are not valid refs are skipped. */
  Stream<EntityRef> targets(Relation relation) {
    return json.path("relations")
        .valueStream()
        .filter(one -> one.path("type").asText().equals(relation.type()))
        .map(one -> one.path("targetRef"))
        .map(target -> target.isTextual() ? target.asText() : NO_REF)
        .flatMap(target -> readable(target, relation.usualKind()).stream());
  }

  /**
   * Returns the refs in a field of the specification, which holds a single ref or a list. Throws an
   * {@link InvalidEntityRefException} if one is invalid.
   */
  Stream<EntityRef> specified(String field, String usualKind) {
    JsonNode value = json.path("spec").path(field);
    Stream<JsonNode> texts = value.isArray() ? value.valueStream() : Stream.of(value);
    return texts.filter(JsonNode::isTextual).map(text -> read(text.asText(), usualKind));
  }

  private Optional<EntityRef> readable(String text, String usualKind) {
    try {
      return Optional.of(read(text, usualKind));
    } catch (InvalidEntityRefException e) {
      Skipped.RELATION.warn(ref);
      return Optional.empty();
    }
  }

  /** Parses a ref; a ref without a namespace is in the namespace of this entity. */
  private EntityRef read(String text, String usualKind) {
    return EntityRef.parse(text, usualKind, ref.namespace());
  }
}
