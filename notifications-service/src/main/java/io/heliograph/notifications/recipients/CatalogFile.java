package io.heliograph.notifications.recipients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.heliograph.identity.EntityRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads a file in Backstage's catalog format. Relations are taken from both of their ends, as the
 * catalog does: {@code memberOf} and {@code members}, {@code parent} and {@code children}; owners
 * from {@code spec.owner} and from {@code relations} of type {@code ownedBy}.
 */
final class CatalogFile {
  private final Map<EntityRef, Set<EntityRef>> members = new LinkedHashMap<>();
  private final Map<EntityRef, Set<EntityRef>> children = new LinkedHashMap<>();
  private final Map<EntityRef, Set<EntityRef>> owners = new LinkedHashMap<>();

  private CatalogFile() {}

  static FileDirectory read(Path file) {
    try (var documents =
        new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
      var catalog = new CatalogFile();
      documents.readAll().stream().filter(Predicate.not(JsonNode::isNull)).forEach(catalog::add);
      return catalog.directory();
    } catch (IOException e) {
      throw new UncheckedIOException("the directory file " + file + " cannot be read", e);
    }
  }

  private void add(JsonNode entity) {
    EntityRef ref = refOf(entity);
    JsonNode spec = entity.path("spec");
    switch (ref.kind()) {
      case "user" -> addUser(ref, spec);
      case "group" -> addGroup(ref, spec);
      default -> addOwned(ref, entity);
    }
  }

  private void addUser(EntityRef user, JsonNode spec) {
    refs(spec.path("memberOf"), user, "group").forEach(group -> put(members, group, user));
  }

  private void addGroup(EntityRef group, JsonNode spec) {
    members.computeIfAbsent(group, none -> new LinkedHashSet<>());
    refs(spec.path("members"), group, "user").forEach(user -> put(members, group, user));
    refs(spec.path("children"), group, "group").forEach(child -> put(children, group, child));
    refs(spec.path("parent"), group, "group").forEach(parent -> put(children, parent, group));
  }

  private void addOwned(EntityRef ref, JsonNode entity) {
    Stream.concat(
            refs(entity.at("/spec/owner"), ref, "group"),
            Stream.of(entity.path("relations"))
                .flatMap(JsonNode::valueStream)
                .filter(relation -> relation.path("type").asText().equals("ownedBy"))
                .flatMap(relation -> refs(relation.path("targetRef"), ref, "group")))
        .forEach(owner -> put(owners, ref, owner));
  }

  private FileDirectory directory() {
    var entities = new LinkedHashMap<EntityRef, DirectoryEntity>();
    members.forEach(
        (group, users) -> entities.put(group, new DirectoryEntity(group, concat(group))));
    children
        .keySet()
        .forEach(group -> entities.put(group, new DirectoryEntity(group, concat(group))));
    owners.forEach((ref, owner) -> entities.put(ref, new DirectoryEntity(ref, List.copyOf(owner))));
    return new FileDirectory(Map.copyOf(entities));
  }

  private List<EntityRef> concat(EntityRef group) {
    var all = new ArrayList<>(members.getOrDefault(group, Set.of()));
    all.addAll(children.getOrDefault(group, Set.of()));
    return List.copyOf(all);
  }

  private static void put(Map<EntityRef, Set<EntityRef>> relation, EntityRef from, EntityRef to) {
    relation.computeIfAbsent(from, none -> new LinkedHashSet<>()).add(to);
  }

  private static EntityRef refOf(JsonNode entity) {
    return new EntityRef(
        entity.path("kind").asText(),
        entity.path("metadata").path("namespace").asText("default"),
        entity.path("metadata").path("name").asText());
  }

  /** A single ref or a list of them; relative ones lie in the namespace of their entity. */
  private static Stream<EntityRef> refs(JsonNode value, EntityRef entity, String defaultKind) {
    Stream<JsonNode> texts = value.isArray() ? value.valueStream() : Stream.of(value);
    return texts
        .filter(JsonNode::isTextual)
        .map(text -> EntityRef.parse(text.asText(), defaultKind, entity.namespace()));
  }
}
