package io.heliograph.notifications.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Makes the schemas of the API document as strict as their records: a component is required unless
 * it is {@link Nullable}. A nullable component may be missing and is never {@code null}. In output
 * written with {@link JsonInclude.Include#ALWAYS}, it may be {@code null} and is never missing.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class NullableProperties implements OASFilter {
  private static final String OURS = "io.heliograph";
  private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
  private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);

  private final Map<String, List<ClassInfo>> records;

  public NullableProperties(IndexView index) {
    this.records =
        index.getKnownClasses().stream()
            .filter(type -> type.isRecord() && type.name().toString().startsWith(OURS))
            .collect(Collectors.groupingBy(ClassInfo::simpleName));
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document
        .getComponents()
        .getSchemas()
        .forEach((name, schema) -> behind(name, schema).ifPresent(type -> describe(schema, type)));
  }

  /**
   * Returns the record of a schema. Records of several packages may have the same name, but only
   * one of them has all the properties.
   */
  private Optional<ClassInfo> behind(String name, Schema schema) {
    return records.getOrDefault(name, List.of()).stream()
        .filter(type -> components(type).containsAll(properties(schema).keySet()))
        .findFirst();
  }

  private static Set<String> components(ClassInfo type) {
    return type.recordComponents().stream()
        .map(RecordComponentInfo::name)
        .collect(Collectors.toSet());
  }

  private static Map<String, Schema> properties(Schema schema) {
    return Objects.requireNonNullElse(schema.getProperties(), Map.of());
  }

  private static void describe(Schema schema, ClassInfo type) {
    for (RecordComponentInfo component : type.recordComponents()) {
      Schema property = properties(schema).get(component.name());
      if (property != null && isNullable(component)) {
        describeNullable(schema, component, property);
      } else if (property != null) {
        require(schema, component);
      }
    }
  }

  private static void describeNullable(
      Schema schema, RecordComponentInfo component, Schema property) {
    if (isAlwaysWritten(component)) {
      require(schema, component);
      schema.addProperty(component.name(), orNull(property));
    }
  }

  private static void require(Schema schema, RecordComponentInfo component) {
    List<String> already = Objects.requireNonNullElse(schema.getRequired(), List.of());
    if (!already.contains(component.name())) {
      schema.addRequired(component.name());
    }
  }

  private static Schema orNull(Schema property) {
    return property.getRef() == null
        ? property.addType(SchemaType.NULL)
        : createSchema().addOneOf(property).addOneOf(createSchema().addType(SchemaType.NULL));
  }

  private static boolean isNullable(RecordComponentInfo component) {
    return component.type().hasAnnotation(NULLABLE);
  }

  private static boolean isAlwaysWritten(RecordComponentInfo component) {
    return isAlways(component.declaringClass().declaredAnnotation(INCLUDE))
        && component.field().annotation(INCLUDE) == null;
  }

  private static boolean isAlways(@Nullable AnnotationInstance include) {
    return include != null && include.value().asEnum().equals(JsonInclude.Include.ALWAYS.name());
  }
}
