package io.heliograph.signals.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandReaderTest {
  private final CommandReader reader = new CommandReader(new ObjectMapper());

  @Test
  void commandsAreUnderstoodAndUnknownFieldsIgnored() {
    assertThat(reader.read("{\"action\":\"subscribe\",\"channel\":\"c\",\"more\":null}"))
        .contains(new ClientCommand.Subscribe("c"));
    assertThat(reader.read("{\"channel\":\"c\",\"action\":\"unsubscribe\"}"))
        .contains(new ClientCommand.Unsubscribe("c"));
    assertThat(reader.read("{\"action\":\"refresh\",\"token\":\"t\",\"channel\":7}"))
        .contains(new ClientCommand.Refresh("t"));
  }

  @Test
  void whoNamesAPositionOrNoneOptsIn() {
    assertThat(reader.read("{\"action\":\"subscribe\",\"channel\":\"c\",\"since\":\"p\"}"))
        .contains(new ClientCommand.Resume("c", "p"));
    assertThat(reader.read("{\"action\":\"subscribe\",\"channel\":\"c\",\"since\":null}"))
        .contains(new ClientCommand.Resume("c", null));
    assertThat(reader.read("{\"action\":\"subscribe\",\"channel\":\"c\",\"since\":7}"))
        .contains(new ClientCommand.Resume("c", "7"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "null",
        "7",
        "[{\"action\":\"subscribe\",\"channel\":\"c\"}]",
        "{\"action\":\"subscribe\"}",
        "{\"action\":\"subscribe\",\"channel\":\"\"}",
        "{\"action\":\"subscribe\",\"channel\":{}}",
        "{\"action\":[\"subscribe\"],\"channel\":\"c\"}",
        "{\"action\":\"SUBSCRIBE\",\"channel\":\"c\"}"
      })
  void anythingElseIsNoCommand(String frame) {
    assertThat(reader.read(frame)).isEmpty();
  }

  @Test
  void aNameThatIsTooLongIsNoChannel() {
    String frame = "{\"action\":\"subscribe\",\"channel\":\"%s\"}";

    assertThat(reader.read(frame.formatted("x".repeat(255)))).isPresent();
    assertThat(reader.read(frame.formatted("x".repeat(256)))).isEmpty();
  }

  @Test
  void deepNestingIsNoCommandEither() {
    assertThat(reader.read("[".repeat(100_000))).isEmpty();
  }
}
