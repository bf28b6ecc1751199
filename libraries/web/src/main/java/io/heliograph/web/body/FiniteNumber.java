package io.heliograph.web.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.NumberDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/** Refuses numbers in free-form JSON that would be read as infinite and written as text. */
final class FiniteNumber extends StdScalarDeserializer<Number> {
  private static final long serialVersionUID = 1L;

  FiniteNumber() {
    super(Number.class);
  }

  @Override
  public Number deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    var number = (Number) NumberDeserializer.instance.deserialize(parser, context);
    if (number instanceof Double real && real.isInfinite()) {
      throw context.weirdNumberException(number, Number.class, "too large");
    }
    return number;
  }
}
