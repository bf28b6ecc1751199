package io.heliograph.signals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Validates messages against {@code docs/asyncapi.yaml}. */
public final class AsyncApiDocument {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaValidatorsConfig FORMATS_COUNT =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);
  private static final JsonNode DOCUMENT = read();

  private AsyncApiDocument() {}

  public static JsonNode content() {
    return DOCUMENT;
  }

  /** Returns the violations of the AsyncAPI schema by the document. */
  public static List<String> faultsBy(String schema) {
    try (var file = AsyncApiDocument.class.getResourceAsStream("/asyncapi/" + schema)) {
      return faults(SCHEMAS.getSchema(JSON.readTree(file), FORMATS_COUNT), DOCUMENT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Stream<String> messages() {
    return DOCUMENT.at("/components/messages").propertyStream().map(Map.Entry::getKey);
  }

  public static void assertPayload(String message, String json) {
    assertFollows("/components/messages/%s/payload".formatted(message), tree(json));
  }

  public static void assertHeaders(String message, Map<String, String> headers) {
    assertFollows("/components/messages/%s/headers".formatted(message), JSON.valueToTree(headers));
  }

  public static void assertKey(String key) {
    assertFollows("/components/messageBindings/byRecipient/kafka/key", JSON.valueToTree(key));
  }

  /** Returns the violations of the schema by a payload. Unknown fields count as violations. */
  public static List<String> faultsOf(String message, String json) {
    return faults(schemaAt("/components/messages/%s/payload".formatted(message)), tree(json));
  }

  private static void assertFollows(String pointer, JsonNode value) {
    assertThat(faults(schemaAt(pointer), value)).as("%s by %s", value, pointer).isEmpty();
  }

  private static List<String> faults(JsonSchema schema, JsonNode value) {
    return schema.validate(value).stream().map(Object::toString).sorted().toList();
  }

  /** Returns a part of the document as a schema in which references to other parts resolve. */
  private static JsonSchema schemaAt(String pointer) {
    assertThat(DOCUMENT.at(pointer).isMissingNode()).as("nothing at %s", pointer).isFalse();
    ObjectNode schema = JSON.createObjectNode().put("$ref", "#" + pointer);
    schema.set("components", strict(DOCUMENT.get("components").deepCopy()));
    return SCHEMAS.getSchema(schema, FORMATS_COUNT);
  }

  /** Rejects fields that the document does not name, although readers must ignore them. */
  private static JsonNode strict(JsonNode node) {
    node.forEach(AsyncApiDocument::strict);
    if (node instanceof ObjectNode schema
        && schema.path("type").asText().equals("object")
        && !schema.has("additionalProperties")) {
      schema.put("additionalProperties", false);
    }
    return node;
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(Path.of("..", "docs", "asyncapi.yaml").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
