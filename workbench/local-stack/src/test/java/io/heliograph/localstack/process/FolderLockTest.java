package io.heliograph.localstack.process;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

  @TempDir Path folder;

  @Test
  void aFolderHasOneOwner() {
    try (var owner = FolderLock.take(folder)) {
      assertThatThrownBy(() -> FolderLock.take(folder))
          .as("second owner beside %s", owner)
          .isInstanceOf(StartFailed.class)
          .hasMessageContaining("in use");
    }
  }

  @Test
  void aFolderThatWasGivenBackCanBeTaken() {
    FolderLock.take(folder).close();

    assertThatCode(() -> FolderLock.take(folder).close()).doesNotThrowAnyException();
  }
}
