package io.heliograph.localstack.postgres;

import io.heliograph.localstack.process.Folder;
import java.nio.file.Path;
import java.util.Map;

/** The paths of the cluster and the log of one PostgreSQL, and whether its data is durable. */
record PostgresFolder(Path path, boolean lasting) {

  private static final Map<String, String> DURABLE =
      Map.of("fsync", "on", "synchronous_commit", "on");
  private static final Map<String, String> FLEETING =
      Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");

  static PostgresFolder durable(Path path) {
    return new PostgresFolder(path.toAbsolutePath(), true);
  }

  static PostgresFolder temporary() {
    return new PostgresFolder(Folder.createTemporary("heliograph-postgres-"), false);
  }

  Path cluster() {
    return path.resolve("cluster");
  }

  Path log() {
    return path.resolve("server.log");
  }

  Map<String, String> durability() {
    return lasting ? DURABLE : FLEETING;
  }

  void leave() {
    if (!lasting) {
      Folder.delete(path);
    }
  }
}
