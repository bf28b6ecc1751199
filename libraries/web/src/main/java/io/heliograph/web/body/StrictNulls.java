package io.heliograph.web.body;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.NullValueProvider;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.util.AccessPattern;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Refuses an explicit {@code null} in the fields of records, while absent fields are allowed.
 * (Jackson's {@code Nulls.FAIL} also refuses absent fields of a record.)
 */
final class StrictNulls extends BeanDeserializerModifier {
  private static final long serialVersionUID = 1L;

  @Override
  public BeanDeserializerBuilder updateBuilder(
      DeserializationConfig config, BeanDescription type, BeanDeserializerBuilder builder) {
    SettableBeanProperty[] fields = builder.getValueInstantiator().getFromObjectArguments(config);
    if (fields != null && type.getBeanClass().isRecord()) {
      Arrays.setAll(fields, i -> fields[i].withNullProvider(new Refusal(fields[i])));
    }
    return builder;
  }

  private record Refusal(SettableBeanProperty field) implements NullValueProvider {
    @Override
    public @Nullable Object getNullValue(DeserializationContext context)
        throws JsonMappingException {
      throw InvalidNullException.from(context, field.getFullName(), field.getType());
    }

    @Override
    public AccessPattern getNullAccessPattern() {
      return AccessPattern.DYNAMIC;
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
      return null;
    }
  }
}
