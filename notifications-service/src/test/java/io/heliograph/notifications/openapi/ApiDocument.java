package io.heliograph.notifications.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.jackson.DatabindCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The OpenAPI document of this service, with the queries that tests need. */
record ApiDocument(JsonNode root) {

  static ApiDocument parse(byte[] json) {
    return new ApiDocument(tree(json));
  }

  static JsonNode tree(byte[] json) {
    try {
      return DatabindCodec.mapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the operations, each as {@code GET /path}. */
  List<String> operations() {
    return root.required("paths").properties().stream()
        .flatMap(
            path -> path.getValue().properties().stream().map(operation -> name(path, operation)))
        .toList();
  }

  private static String name(
      Map.Entry<String, JsonNode> path, Map.Entry<String, JsonNode> operation) {
    return operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
  }

  JsonNode operation(String name) {
    String[] parts = name.split(" ", 2);
    return root.required("paths").required(parts[1]).required(parts[0].toLowerCase(Locale.ROOT));
  }

  boolean mayAnswer(String operation, int status) {
    return operation(operation).required("responses").has(Integer.toString(status));
  }

  List<String> queryParameters(String operation) {
    return stream(operation(operation).path("parameters"))
        .map(this::resolved)
        .filter(parameter -> parameter.required("in").textValue().equals("query"))
        .map(parameter -> parameter.required("name").textValue())
        .toList();
  }

  /**
   * Returns the differences between the answer and the schema of the operation; empty if it
   * matches.
   */
  List<String> mismatches(String operation, int status, JsonNode answer) {
    JsonNode response =
        resolved(operation(operation).required("responses").required(Integer.toString(status)));
    return mismatches("", response.at("/content/application~1json/schema"), answer);
  }

  private List<String> mismatches(String place, JsonNode mentioned, JsonNode value) {
    JsonNode schema = resolved(mentioned);
    if (schema.has("oneOf")) {
      return stream(schema.required("oneOf")).anyMatch(one -> mismatches("", one, value).isEmpty())
          ? List.of()
          : List.of(place + " is none of the alternatives: " + value);
    }
    if (!types(schema).contains(type(value))) {
      return List.of(place + " has the type " + type(value));
    }
    return value.isArray()
        ? stream(value)
            .flatMap(item -> mismatches(place + "[]", schema.required("items"), item).stream())
            .toList()
        : fields(place, schema, value);
  }

  private List<String> fields(String place, JsonNode schema, JsonNode value) {
    var wrong = new ArrayList<String>();
    stream(schema.path("required"))
        .filter(name -> !value.has(name.textValue()) && value.isObject())
        .forEach(name -> wrong.add(place + "." + name.textValue() + " is missing"));
    value
        .properties()
        .forEach(field -> wrong.addAll(field(place + "." + field.getKey(), schema, field)));
    return wrong;
  }

  private List<String> field(String place, JsonNode schema, Map.Entry<String, JsonNode> field) {
    JsonNode property = schema.path("properties").path(field.getKey());
    if (property.isMissingNode()) {
      return schema.has("additionalProperties") ? List.of() : List.of(place + " is not documented");
    }
    return mismatches(place, property, field.getValue());
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref")
        ? resolved(root.at(node.required("$ref").textValue().substring(1)))
        : node;
  }

  private static List<String> types(JsonNode schema) {
    JsonNode type = schema.required("type");
    return type.isArray()
        ? stream(type).map(JsonNode::textValue).toList()
        : List.of(type.textValue());
  }

  private static String type(JsonNode value) {
    return value.isIntegralNumber()
        ? "integer"
        : value.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
