package io.heliograph.signals.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads a text frame. */
@Singleton
public final class CommandReader {
  private static final int MAX_NAME = 255;

  private final ObjectMapper json;

  CommandReader(ObjectMapper json) {
    this.json = json;
  }

  /** Empty if the frame is no command; a channel's name has at most 255 characters. */
  public Optional<ClientCommand> read(String frame) {
    try {
      return command(json.readTree(frame));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<ClientCommand> command(JsonNode frame) {
    JsonNode channel = frame.path("channel");
    if (!channel.isTextual() || !isName(channel.asText())) {
      return Optional.empty();
    }
    return switch (frame.path("action").asText()) {
      case "subscribe" -> Optional.of(new ClientCommand.Subscribe(channel.asText()));
      case "unsubscribe" -> Optional.of(new ClientCommand.Unsubscribe(channel.asText()));
      default -> Optional.empty();
    };
  }

  private static boolean isName(String channel) {
    return !channel.isEmpty() && channel.length() <= MAX_NAME;
  }
}
