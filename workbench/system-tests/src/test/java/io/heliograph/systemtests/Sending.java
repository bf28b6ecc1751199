package io.heliograph.systemtests;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/** The body of a send, built step by step; each step is a new value. */
record Sending(ObjectNode recipients, ObjectNode payload) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static Sending titled(String title) {
    return new Sending(JSON.objectNode(), JSON.objectNode().put("title", title));
  }

  Sending to(User... users) {
    ObjectNode entities = JSON.objectNode().put("type", "entity");
    if (users.length == 1) {
      entities.put("entityRef", users[0].ref());
    } else {
      var refs = entities.putArray("entityRef");
      Stream.of(users).map(User::ref).forEach(refs::add);
    }
    return new Sending(entities, payload);
  }

  Sending toEverybody() {
    return new Sending(JSON.objectNode().put("type", "broadcast"), payload);
  }

  Sending with(String field, String value) {
    return new Sending(recipients, payload.deepCopy().put(field, value));
  }

  String json() {
    ObjectNode body = JSON.objectNode();
    body.set("recipients", recipients);
    body.set("payload", payload);
    return body.toString();
  }
}
