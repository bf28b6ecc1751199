package io.heliograph.web.problem;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Describes errors in a body in terms of the request, without internal details. */
final class BadBody {
  /** Prefix of the parser's message for this error, which has no exception class of its own. */
  private static final String TRAILING_TOKEN = "Trailing token";

  private BadBody() {}

  static String describe(JsonProcessingException broken) {
    if (!(broken instanceof JsonMappingException mismatch)) {
      return "The body is not valid JSON" + place(broken);
    }
    String field = field(mismatch);
    return (field.isEmpty() ? "body" : field) + ": " + reason(mismatch);
  }

  static String describe(Collection<? extends ConstraintViolation<?>> violations) {
    return violations.stream()
        .map(violation -> field(violation.getPropertyPath()) + ": " + violation.getMessage())
        .sorted()
        .collect(Collectors.joining("; "));
  }

  private static String reason(JsonMappingException mismatch) {
    return switch (mismatch) {
      case InvalidTypeIdException unknown -> "type must be " + types(unknown.getBaseType());
      case InvalidNullException none -> "must not be null; leave it out instead";
      case InvalidFormatException wrong when wrong.getTargetType().isEnum() ->
          "must be one of " + constants(wrong.getTargetType());
      case InvalidFormatException wrong when wrong.getTargetType() == Number.class ->
          "is too large a number";
      case MismatchedInputException more
          when more.getOriginalMessage().startsWith(TRAILING_TOKEN) ->
          "must be one JSON value";
      default ->
          switch (mismatch.getCause()) {
            case StreamConstraintsException tooMuch ->
                "is nested too deeply or contains a number that is too long";
            case JsonParseException malformed -> "is not valid JSON";
            case null, default -> "has the wrong type";
          };
    };
  }

  private static String types(JavaType sealed) {
    return Arrays.stream(sealed.getRawClass().getAnnotation(JsonSubTypes.class).value())
        .map(JsonSubTypes.Type::name)
        .collect(Collectors.joining(" or "));
  }

  private static String constants(Class<?> type) {
    return Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT);
  }

  private static String place(JsonProcessingException broken) {
    var place = broken.getLocation();
    return place == null
        ? ""
        : " (line %d, column %d)".formatted(place.getLineNr(), place.getColumnNr());
  }

  private static String field(JsonMappingException mismatch) {
    return mismatch.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }

  /** Returns the path of the field without the names of the method and of its parameter. */
  private static String field(Path path) {
    String field =
        StreamSupport.stream(path.spliterator(), false)
            .skip(2)
            .map(Path.Node::toString)
            .collect(Collectors.joining("."));
    return field.isEmpty() ? "body" : field;
  }
}
