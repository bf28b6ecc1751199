package io.heliograph.notifications.catalog;

import static io.heliograph.notifications.directory.Relation.HAS_MEMBER;
import static io.heliograph.notifications.directory.Relation.OWNED_BY;
import static io.heliograph.notifications.directory.Relation.PARENT_OF;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.directory.DirectoryEntity;
import io.heliograph.notifications.directory.FileDirectory;
import io.heliograph.notifications.directory.Relation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads a file in Backstage's catalog format. Relations are read from both ends, as the catalog
 * does: {@code memberOf} and {@code members}, {@code parent} and {@code children}; owners from
 * {@code spec.owner}; all of them also from {@code relations}.
 */
public final class CatalogFile {
  private final Map<EntityRef, Map<Relation, Set<EntityRef>>> entities = new HashMap<>();

  private final Set<EntityRef> users = new HashSet<>();

  private CatalogFile() {}

  public static FileDirectory read(Path file) {
    try (var documents =
        new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
      var catalog = new CatalogFile();
      documents.readAll().stream()
          .filter(Predicate.not(JsonNode::isNull))
          .map(CatalogEntity::of)
          .forEach(catalog::add);
      return catalog.directory();
    } catch (IOException e) {
      throw new UncheckedIOException("the directory file " + file + " cannot be read", e);
    }
  }

  private void add(CatalogEntity entity) {
    switch (entity.ref().kind()) {
      case "user" -> addUser(entity);
      case "group" -> addGroup(entity);
      default -> addOwned(entity);
    }
  }

  private void addUser(CatalogEntity user) {
    users.add(user.ref());
    user.specified("memberOf", "group").forEach(group -> relate(group, HAS_MEMBER, user.ref()));
  }

  private void addGroup(CatalogEntity group) {
    EntityRef ref = group.ref();
    group.specified("members", "user").forEach(user -> relate(ref, HAS_MEMBER, user));
    group.specified("children", "group").forEach(child -> relate(ref, PARENT_OF, child));
    group.specified("parent", "group").forEach(parent -> relate(parent, PARENT_OF, ref));
    addRelations(group);
  }

  private void addOwned(CatalogEntity owned) {
    owned.specified("owner", "group").forEach(owner -> relate(owned.ref(), OWNED_BY, owner));
    addRelations(owned);
  }

  /** Registers the entity, even if it has no relations, and adds its {@code relations}. */
  private void addRelations(CatalogEntity entity) {
    entities.computeIfAbsent(entity.ref(), none -> new EnumMap<>(Relation.class));
    Relation.followedFrom(entity.ref())
        .forEach(
            relation -> entity.targets(relation).forEach(to -> relate(entity.ref(), relation, to)));
  }

  private void relate(EntityRef from, Relation relation, EntityRef to) {
    entities
        .computeIfAbsent(from, none -> new EnumMap<>(Relation.class))
        .computeIfAbsent(relation, none -> new LinkedHashSet<>())
        .add(to);
  }

  private FileDirectory directory() {
    var found = new HashMap<EntityRef, DirectoryEntity>();
    entities.forEach((ref, targets) -> found.put(ref, entity(ref, targets)));
    return new FileDirectory(Map.copyOf(found), users());
  }

  /** Returns the users of the file and those whom it only names; empty if it has no users. */
  private Set<EntityRef> users() {
    if (users.isEmpty()) {
      return Set.of();
    }
    Stream<EntityRef> named =
        entities.values().stream()
            .flatMap(relations -> relations.values().stream())
            .flatMap(Set::stream)
            .filter(EntityRef::isUser);
    return Stream.concat(users.stream(), named).collect(toUnmodifiableSet());
  }

  private static DirectoryEntity entity(EntityRef ref, Map<Relation, Set<EntityRef>> targets) {
    return DirectoryEntity.of(ref, relation -> targets.getOrDefault(relation, Set.of()).stream());
  }
}
