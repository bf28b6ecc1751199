package io.heliograph.notifications.query;

import io.vertx.mutiny.sqlclient.Tuple;

/** Parameter values of one statement, in the order in which they were bound. */
final class ParameterBindings {
  private final Tuple values = Tuple.tuple();

  /** Adds a value and returns its placeholder. */
  String bind(Object value) {
    values.addValue(value);
    return "$" + values.size();
  }

  Tuple values() {
    return values;
  }
}
