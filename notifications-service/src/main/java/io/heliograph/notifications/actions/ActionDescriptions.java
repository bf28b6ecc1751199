package io.heliograph.notifications.actions;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heliograph.identity.Principal;
import io.heliograph.identity.ServicePrincipal;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The descriptions of actions, in the format in which they are listed. */
@Singleton
final class ActionDescriptions {
  private static final String FOLDER = "/actions/";
  private static final TypeReference<Map<String, Object>> DESCRIPTION = new TypeReference<>() {};

  private final List<Map<String, Object>> ofUsers;
  private final List<Map<String, Object>> ofServices;

  ActionDescriptions(ObjectMapper json) throws IOException {
    Map<String, Object> read = read("get-notifications", json);
    ofUsers = List.of(read);
    ofServices = List.of(read, read("send-notification", json));
  }

  /**
   * Returns the actions that Backstage lists for everybody, and for a service also those of this
   * product.
   */
  List<Map<String, Object>> of(Principal caller) {
    return caller instanceof ServicePrincipal ? ofServices : ofUsers;
  }

  private static Map<String, Object> read(String name, ObjectMapper json) throws IOException {
    try (InputStream file = ActionDescriptions.class.getResourceAsStream(FOLDER + name + ".json")) {
      return json.readValue(Objects.requireNonNull(file, name), DESCRIPTION);
    }
  }
}
