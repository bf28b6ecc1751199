package io.heliograph.notifications.query;

import io.vertx.mutiny.sqlclient.Tuple;

/** Values of one statement, in the order in which they were bound. */
final class ParameterBindings {
  private final Tuple values = Tuple.tuple();

  /** The placeholder that stands for the value. */
  String bind(Object value) {
    values.addValue(value);
    return "$" + values.size();
  }

  Tuple values() {
    return values;
  }
}
