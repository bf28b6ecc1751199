package io.heliograph.notifications.actions;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to the invocation of an action. */
public record ActionOutput<T>(@Schema(type = SchemaType.OBJECT) T output) {
  /** Name of the only field. */
  static final String FIELD = "output";
}
