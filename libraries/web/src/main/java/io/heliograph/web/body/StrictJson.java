package io.heliograph.web.body;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Configures strict JSON: one value per body, no {@code null} in place of a value, no numbers as
 * text or as enum constants, and no numbers out of range. Nesting is limited, so that accepted
 * values can also be written inside a response that nests deeper than the request.
 */
@Singleton
public final class StrictJson implements ObjectMapperCustomizer {

  private static final int MAX_DEPTH = 100;

  @Override
  public void customize(ObjectMapper mapper) {
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
    mapper.registerModule(
        new SimpleModule("strict json")
            .setDeserializerModifier(new StrictNulls())
            .addDeserializer(String.class, new WellFormedText())
            .addDeserializer(Number.class, new FiniteNumber()));
    mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    for (LogicalType type :
        new LogicalType[] {LogicalType.Textual, LogicalType.Boolean, LogicalType.Enum}) {
      mapper
          .coercionConfigFor(type)
          .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
          .setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
    }
    mapper
        .coercionConfigFor(LogicalType.Textual)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    mapper
        .coercionConfigFor(LogicalType.Integer)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
    mapper
        .coercionConfigFor(LogicalType.Boolean)
        .setCoercion(CoercionInputShape.String, CoercionAction.Fail);
  }
}
