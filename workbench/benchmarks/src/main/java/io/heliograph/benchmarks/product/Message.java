package io.heliograph.benchmarks.product;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * A message to send, with a title of about 40 and a description of about 200 characters.
 *
 * @param recipient a user or a group
 */
public record Message(String recipient, String title) {
  public static final String DESCRIPTION =
      "The job \"verify\" of the branch main ended with exit code 1 after 214 seconds. Three of its"
          + " 1,204 tests failed, and they passed in the build before this one. The log and the"
          + " reports stay for thirty days.";

  /**
   * Generates time-ordered ids as the product does, so that rows that are written together are
   * stored together.
   */
  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  public static Message to(String recipient) {
    return new Message(recipient, "Build 4711 of checkout-service has failed");
  }

  public static UUID newId() {
    return IDS.generate();
  }

  Buffer request() {
    var recipients = new JsonObject().put("type", "entity").put("entityRef", recipient);
    var payload = new JsonObject().put("title", title).put("description", DESCRIPTION);
    return new JsonObject().put("recipients", recipients).put("payload", payload).toBuffer();
  }

  /**
   * Returns a signal with the size of the one that the product stores in its outbox for this
   * message.
   */
  public String signal(UUID id, String user) {
    return new JsonObject()
        .put("action", "new_notification")
        .put("notification_id", id.toString())
        .put("notification", notification(id, user))
        .encode();
  }

  private JsonObject notification(UUID id, String user) {
    return new JsonObject()
        .put("id", id.toString())
        .put("user", user)
        .put("created", "2026-01-01T00:00:00.000Z")
        .putNull("saved")
        .putNull("read")
        .putNull("updated")
        .put("origin", "external:benchmark")
        .put("payload", payload());
  }

  private JsonObject payload() {
    return new JsonObject()
        .put("title", title)
        .put("description", DESCRIPTION)
        .putNull("link")
        .putNull("topic")
        .put("severity", "normal")
        .putNull("scope")
        .putNull("icon");
  }
}
