package io.heliograph.signals.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses text frames into commands. */
@Singleton
public final class CommandReader {
  private static final int MAX_NAME = 255;

  private final ObjectMapper json;

  CommandReader(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Returns the command; empty if the frame is not a command. A channel name has at most 255
   * characters.
   */
  public Optional<ClientCommand> read(String frame) {
    try {
      return command(json.readTree(frame));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<ClientCommand> command(JsonNode frame) {
    return "refresh".equals(frame.path("action").asText())
        ? text(frame, "token").map(ClientCommand.Refresh::new)
        : text(frame, "channel").filter(CommandReader::isName).flatMap(name -> on(name, frame));
  }

  private static Optional<ClientCommand> on(String channel, JsonNode frame) {
    return switch (frame.path("action").asText()) {
      case "subscribe" -> Optional.of(subscribe(channel, frame.get("since")));
      case "unsubscribe" -> Optional.of(new ClientCommand.Unsubscribe(channel));
      default -> Optional.empty();
    };
  }

  /**
   * Returns a {@code Resume} command if the frame has the field {@code since}, even if it is null:
   * such a client wants positions.
   */
  private static ClientCommand subscribe(String channel, @Nullable JsonNode since) {
    return since == null
        ? new ClientCommand.Subscribe(channel)
        : new ClientCommand.Resume(channel, since.isNull() ? null : since.asText());
  }

  private static Optional<String> text(JsonNode frame, String field) {
    return Optional.of(frame.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  private static boolean isName(String channel) {
    return !channel.isEmpty() && channel.length() <= MAX_NAME;
  }
}
