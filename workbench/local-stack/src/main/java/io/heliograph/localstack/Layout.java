package io.heliograph.localstack;

import io.heliograph.localstack.process.Folder;
import io.heliograph.localstack.process.FolderLock;
import io.heliograph.localstack.process.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The paths of the local run below the root of the repository. */
record Layout(Path root) {

  Path data() {
    return root.resolve(".local");
  }

  Path postgres() {
    return data().resolve("postgres");
  }

  Path kafka() {
    return data().resolve("kafka");
  }

  Path keys() {
    return data().resolve("keys");
  }

  Path logs() {
    return data().resolve("logs");
  }

  Path log(Service service) {
    return logs().resolve(service.folder() + ".log");
  }

  Path environmentFile() {
    return root.resolve("target/heliograph.env");
  }

  Path sampleDirectory() {
    return root.resolve("workbench/local-stack/directory.yaml");
  }

  /** Deletes all data except the lock file, which the caller holds. */
  void empty() {
    try (Stream<Path> children = Files.list(data())) {
      List<Path> doomed = children.filter(child -> !child.endsWith(FolderLock.FILE_NAME)).toList();
      doomed.forEach(Folder::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
