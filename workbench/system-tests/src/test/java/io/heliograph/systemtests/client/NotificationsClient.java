package io.heliograph.systemtests.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.User;
import java.net.URI;
import java.util.Collection;
import java.util.List;

/** A client of the HTTP API of notifications-service, for a sender and for users. */
public final class NotificationsClient {
  private final URI root;
  private final String serviceToken;

  public NotificationsClient(URI root, String serviceToken) {
    this.root = root;
    this.serviceToken = serviceToken;
  }

  /**
   * Sends a notification and returns the created or replaced ones, one element for each recipient.
   */
  public JsonNode send(Sending sending) {
    return Http.post(root, serviceToken, sending.json()).json();
  }

  /** Sends to one recipient and returns the id. */
  public String idOf(Sending sending) {
    return send(sending).required(0).required("id").textValue();
  }

  public JsonNode one(User reader, String id) {
    return Http.get(at("/notifications/" + id), reader.token()).json();
  }

  /** Returns the complete inbox, newest first. */
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

  /** Sets or clears {@code read} or {@code saved}. */
  public JsonNode update(User reader, List<String> ids, String field, boolean value) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put(field, value);
    return update(reader, ids, body);
  }

  /** Sends the given change of {@code read} and {@code saved}. */
  public JsonNode update(User reader, Collection<String> ids, ObjectNode change) {
    ids.forEach(change.putArray("ids")::add);
    return Http.post(at("/notifications/update"), reader.token(), change.toString()).json();
  }

  /** Replaces the settings of the user. */
  public JsonNode choose(User user, JsonNode tree) {
    return Http.post(at("/settings"), user.token(), tree.toString()).json();
  }

  private URI at(String path) {
    return URI.create(root + path);
  }
}
