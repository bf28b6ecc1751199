package io.heliograph.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliograph.localstack.process.StartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class EnvironmentFileTest {

  private static final String NASTY = "it's \"$HOME\" `id` \\ a=b * # !";

  @TempDir Path folder;
  private Path path;
  private EnvironmentFile file;

  @BeforeEach
  void place() {
    path = folder.resolve("target/heliograph.env");
    file = new EnvironmentFile(path);
  }

  @Test
  void aShellReadsEveryValueAsItIs() throws Exception {
    file.write(Map.of("SERVICE_TOKEN", NASTY));

    assertThat(sourced("SERVICE_TOKEN")).isEqualTo(NASTY);
  }

  @Test
  void whatIsWrittenIsRead() {
    file.write(Map.of("SERVICE_TOKEN", NASTY, "EMPTY", ""));

    assertThat(file.read()).containsOnly(Map.entry("SERVICE_TOKEN", NASTY), Map.entry("EMPTY", ""));
  }

  @Test
  void onlyItsOwnerMayReadIt() throws IOException {
    file.write(Map.of("SERVICE_TOKEN", "secret"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
    assertThat(path.getParent()).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void removingIsAllowedWhenThereIsNone() {
    file.write(Map.of("SERVICE_TOKEN", "secret"));

    file.remove();
    file.remove();

    assertThat(path).doesNotExist();
  }

  @Test
  void readingWhenNothingRunsSaysWhatToDo() {
    assertThatThrownBy(file::read)
        .isInstanceOf(StartFailed.class)
        .hasMessageContaining("./dev run");
  }

  private String sourced(String variable) throws Exception {
    Process sh =
        new ProcessBuilder(
                "sh", "-c", ". \"$1\"; printf %s \"$" + variable + "\"", "sh", path.toString())
            .start();
    return new String(sh.getInputStream().readAllBytes(), UTF_8);
  }
}
