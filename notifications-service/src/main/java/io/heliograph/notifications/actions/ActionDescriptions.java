package io.heliograph.notifications.actions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heliograph.identity.Principal;
import io.heliograph.identity.ServicePrincipal;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** The descriptions of actions, in the format in which they are listed. */
@Singleton
final class ActionDescriptions {
  private static final String FOLDER = "/actions/";

  private final List<JsonNode> ofUsers;
  private final List<JsonNode> ofServices;

  ActionDescriptions(ObjectMapper json) throws IOException {
    JsonNode read = read("get-notifications", json);
    ofUsers = List.of(read);
    ofServices = List.of(read, read("send-notification", json));
  }

  /**
   * Returns the actions that Backstage lists for everybody, and for a service also those of this
   * product.
   */
  List<JsonNode> of(Principal caller) {
    return caller instanceof ServicePrincipal ? ofServices : ofUsers;
  }

  private static JsonNode read(String name, ObjectMapper json) throws IOException {
    try (InputStream file = ActionDescriptions.class.getResourceAsStream(FOLDER + name + ".json")) {
      return json.readTree(Objects.requireNonNull(file, name));
    }
  }
}
