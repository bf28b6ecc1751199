package io.heliograph.systemtests.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.User;
import java.net.URI;
import java.util.Collection;
import java.util.List;

/** The HTTP API of notifications-service, for a sender and for people. */
public final class NotificationsClient {
  private final URI root;
  private final String serviceToken;

  public NotificationsClient(URI root, String serviceToken) {
    this.root = root;
    this.serviceToken = serviceToken;
  }

  /** What was created or replaced, one element for each recipient. */
  public JsonNode send(Sending sending) {
    return Http.post(root, serviceToken, sending.json()).json();
  }

  /** For a send to one recipient. */
  public String idOf(Sending sending) {
    return send(sending).required(0).required("id").textValue();
  }

  public JsonNode one(User reader, String id) {
    return Http.get(at("/notifications/" + id), reader.token()).json();
  }

  /** The whole inbox, newest first. */
  public JsonNode list(User reader) {
    return list(reader, Query.NONE);
  }

  public JsonNode list(User reader, Query query) {
    return Http.get(at("/notifications" + query.text()), reader.token()).json();
  }

  public JsonNode topics(User reader, Query query) {
    return Http.get(at("/topics" + query.text()), reader.token()).json();
  }

  public List<String> titles(User reader) {
    return list(reader).required("notifications").findValuesAsText("title");
  }

  public JsonNode status(User reader) {
    return Http.get(at("/status"), reader.token()).json();
  }

  /** Sets {@code read} or {@code saved}, or clears it. */
  public JsonNode update(User reader, List<String> ids, String field, boolean value) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put(field, value);
    return update(reader, ids, body);
  }

  /** Sets and clears whatever the change says. */
  public JsonNode update(User reader, Collection<String> ids, ObjectNode change) {
    ids.forEach(change.putArray("ids")::add);
    return Http.post(at("/notifications/update"), reader.token(), change.toString()).json();
  }

  /** Replaces whatever was chosen before. */
  public JsonNode choose(User user, JsonNode tree) {
    return Http.post(at("/settings"), user.token(), tree.toString()).json();
  }

  private URI at(String path) {
    return URI.create(root + path);
  }
}
