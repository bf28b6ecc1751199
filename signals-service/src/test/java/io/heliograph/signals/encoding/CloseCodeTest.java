package io.heliograph.signals.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.signals.encoding.CloseCode.Next;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares the close codes with the table of docs/protocol.md. */
class CloseCodeTest {
  private static final Path PAGE = Path.of("../docs/protocol.md");

  @ParameterizedTest
  @EnumSource
  void thePageTellsWhetherToReconnect(CloseCode code) throws IOException {
    assertThat(rows())
        .filteredOn(cells -> cells.get(1).equals(Integer.toString(code.code())))
        .singleElement()
        .extracting(cells -> toldBy(cells.get(3)))
        .isEqualTo(code.next());
  }

  @Test
  void thePageHasNoOtherCode() throws IOException {
    List<String> known =
        Stream.of(CloseCode.values()).map(code -> Integer.toString(code.code())).toList();

    assertThat(rows())
        .extracting(cells -> cells.get(1))
        .filteredOn(text -> text.matches("\\d{4}"))
        .containsExactlyInAnyOrderElementsOf(known);
  }

  private static Next toldBy(String retry) {
    if (retry.equals("yes, with a new token")) {
      return Next.RECONNECT_WITH_NEW_TOKEN;
    }
    return retry.startsWith("yes") ? Next.RECONNECT : Next.STAY_AWAY;
  }

  private static List<List<String>> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList())
        .filter(cells -> cells.size() == 5)
        .toList();
  }
}
