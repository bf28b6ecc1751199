package io.heliograph.localstack.kafka;

import io.heliograph.localstack.process.Folder;
import io.heliograph.localstack.process.StartFailed;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** Formats an empty folder with a new cluster id. A formatted folder keeps its id. */
final class BrokerStorage {

  private BrokerStorage() {}

  static void formatIfEmpty(Path data) {
    if (!Files.exists(data.resolve("meta.properties"))) {
      format(Folder.create(data));
    }
  }

  private static void format(Path data) {
    try {
      new Formatter()
          .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false))
          .setNodeId(BrokerSettings.NODE)
          .setClusterId(Uuid.randomUuid().toString())
          .addDirectory(data.toString())
          .setMetadataLogDirectory(data.toString())
          .setControllerListenerName(BrokerSettings.CONTROLLER)
          .setIgnoreFormatted(true)
          .run();
    } catch (Exception e) {
      throw new StartFailed("Kafka: %s cannot be formatted: %s".formatted(data, e.getMessage()), e);
    }
  }
}
