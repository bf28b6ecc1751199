package io.heliograph.systemtests.model;

import io.heliograph.localstack.identity.LocalIdentity;
import io.heliograph.systemtests.harness.FailureLogs;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.model.SideBySide.Cast;
import io.heliograph.systemtests.model.SideBySide.Sender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.Store;

/** Compares inboxes with the model after random sequences of sends, marks and settings. */
class InboxModelIT {
  private static final int TRIES = 40;
  private static final String OTHER_ORIGIN = "external:other";
  private static final String OTHER_TOKEN = LocalIdentity.newServiceToken();
  private static final List<String> NAMES = List.of("ann", "ben", "cleo");
  private static final String DIRECTORY =
      """
      apiVersion: backstage.io/v1alpha1
      kind: Group
      metadata: { name: crew }
      spec: { type: team, children: [], members: [ann, ben] }
      """;

  /** Deletes all stored data before a sequence, because broadcasts reach all users. */
  private static final String FORGET =
      """
      TRUNCATE person, notification, broadcast, broadcast_state, setting;
      UPDATE broadcast_ledger SET total = 0
      """;

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void everyInboxIsThatOfTheModel(
      @ForAll("sequences") List<Step> steps,
      @ForAll("questions") @Size(6) List<Question> questions) {
    Stage stage = stage();
    stage.forgetEverything();
    var both = new SideBySide(stage.cast());

    steps.forEach(both::take);

    both.compare(questions);
  }

  @Provide
  Arbitrary<List<Step>> sequences() {
    return Steps.sequences();
  }

  @Provide
  Arbitrary<List<Question>> questions() {
    return Steps.questions().list();
  }

  private static Stage stage() {
    return Store.getOrCreate(Stage.class, Lifespan.PROPERTY, InboxModelIT::start).get();
  }

  private static Stage start() {
    return new Stage(
        RunningHeliograph.startFor(
            InboxModelIT.class,
            Map.of(
                "HELIOGRAPH_DIRECTORY_TYPE",
                "file",
                "HELIOGRAPH_DIRECTORY_FILE",
                directory().toString(),
                "HELIOGRAPH_IDENTITY_SERVICES_OTHER_TOKEN",
                OTHER_TOKEN,
                "HELIOGRAPH_IDENTITY_SERVICES_OTHER_SUBJECT",
                OTHER_ORIGIN)));
  }

  private static Path directory() {
    try {
      return Files.writeString(
          FailureLogs.folder(InboxModelIT.class).resolve("directory.yaml"), DIRECTORY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The running product for all sequences of a property. */
  private record Stage(RunningHeliograph heliograph) implements Store.CloseOnReset {
    Cast cast() {
      return new Cast(
          NAMES.stream().map(heliograph::named).toList(),
          List.of(
              new Sender(RunningHeliograph.ORIGIN, heliograph.notifications()),
              new Sender(
                  OTHER_ORIGIN,
                  heliograph.through(heliograph.notificationsService(), OTHER_TOKEN))));
    }

    void forgetEverything() {
      var postgres = heliograph.postgres();
      try (var connection =
              DriverManager.getConnection(
                  postgres.jdbcUrl(), postgres.user(), postgres.password());
          var statement = connection.createStatement()) {
        statement.execute(FORGET);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      heliograph.close();
    }
  }
}
