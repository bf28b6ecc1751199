package io.heliograph.systemtests.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.User;
import java.util.stream.Stream;

/** An immutable builder for the body of a send. */
public record Sending(ObjectNode recipients, ObjectNode payload) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  public static Sending titled(String title) {
    return new Sending(JSON.objectNode(), JSON.objectNode().put("title", title));
  }

  public Sending to(User... users) {
    return to(Stream.of(users).map(User::ref).toArray(String[]::new));
  }

  /** Sets the recipients. A single ref is written as a string, several as an array. */
  public Sending to(String... refs) {
    return new Sending(
        withRefs(JSON.objectNode().put("type", "entity"), "entityRef", refs), payload);
  }

  /** Sets an empty list of recipients, which is valid and has no effect. */
  public Sending toNobody() {
    return to(new String[0]);
  }

  public Sending excluding(String... refs) {
    return new Sending(withRefs(recipients.deepCopy(), "excludeEntityRef", refs), payload);
  }

  private static ObjectNode withRefs(ObjectNode recipients, String field, String... refs) {
    if (refs.length == 1) {
      return recipients.put(field, refs[0]);
    }
    Stream.of(refs).forEach(recipients.putArray(field)::add);
    return recipients;
  }

  public Sending toEverybody() {
    return new Sending(JSON.objectNode().put("type", "broadcast"), payload);
  }

  public Sending with(String field, String value) {
    return new Sending(recipients, payload.deepCopy().put(field, value));
  }

  public Sending withJson(String field, String json) {
    return new Sending(recipients, payload.deepCopy().set(field, Http.json(json)));
  }

  public String json() {
    ObjectNode body = JSON.objectNode();
    body.set("recipients", recipients);
    body.set("payload", payload);
    return body.toString();
  }
}
