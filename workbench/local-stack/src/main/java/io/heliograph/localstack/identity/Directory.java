package io.heliograph.localstack.identity;

import static java.util.function.Predicate.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.heliograph.identity.EntityRef;
import io.heliograph.localstack.process.StartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads the users of a file in Backstage's catalog format, with the ownership refs of each. */
public final class Directory {

  public static final String DEFAULT_NAMESPACE = "default";
  private static final YAMLMapper YAML = new YAMLMapper();

  private final Path file;
  private final List<JsonNode> entities;

  private Directory(Path file, List<JsonNode> entities) {
    this.file = file;
    this.entities = entities;
  }

  public static Directory read(Path file) {
    if (!Files.isReadable(file)) {
      throw new StartFailed(
          "Directory: %s cannot be read (HELIOGRAPH_DIRECTORY_FILE)".formatted(file));
    }
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
      return new Directory(file, documents.readAll().stream().filter(JsonNode::isObject).toList());
    } catch (IOException e) {
      throw new StartFailed(
          "Directory: %s is not valid YAML: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Returns the users in the order of the file. */
  public List<User> users() {
    try {
      return ofKind("user").map(user -> new User(ref(user), ownershipRefs(user))).toList();
    } catch (IllegalArgumentException e) {
      throw new StartFailed("Directory: %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * Returns the ref of the user and of the groups with the user as direct member, according to
   * {@code memberOf} or {@code members}.
   */
  private List<String> ownershipRefs(JsonNode user) {
    EntityRef self = ref(user);
    var groups = new TreeSet<String>();
    groups(user).map(EntityRef::toString).forEach(groups::add);
    ofKind("group")
        .filter(group -> members(group).anyMatch(self::equals))
        .forEach(group -> groups.add(ref(group).toString()));
    return Stream.concat(Stream.of(self.toString()), groups.stream()).toList();
  }

  private static Stream<EntityRef> groups(JsonNode user) {
    return refs(user, "memberOf", "group");
  }

  private static Stream<EntityRef> members(JsonNode group) {
    return refs(group, "members", "user");
  }

  private static Stream<EntityRef> refs(JsonNode entity, String field, String defaultKind) {
    String namespace = ref(entity).namespace();
    return entity
        .path("spec")
        .path(field)
        .valueStream()
        .map(JsonNode::asText)
        .filter(not(String::isBlank))
        .map(text -> EntityRef.parse(text, defaultKind, namespace));
  }

  private Stream<JsonNode> ofKind(String kind) {
    return entities.stream()
        .filter(entity -> kind.equals(entity.path("kind").asText().toLowerCase(Locale.ROOT)));
  }

  private static EntityRef ref(JsonNode entity) {
    JsonNode metadata = entity.path("metadata");
    return new EntityRef(
        entity.path("kind").asText(),
        metadata.path("namespace").asText(DEFAULT_NAMESPACE),
        metadata.path("name").asText());
  }

  /** A user with the refs in the ownership claim of the token. */
  public record User(EntityRef ref, List<String> ownershipRefs) {}
}
