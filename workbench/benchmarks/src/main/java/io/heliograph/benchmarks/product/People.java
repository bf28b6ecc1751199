package io.heliograph.benchmarks.product;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** The persons in the database and in the directory. */
public final class People {
  /** Owns a tenth of all notifications. The benchmark sends nothing to this user during the run. */
  public static final String HEAVY = "user:default/heavy";

  /**
   * Owns {@link #ORDINARY_ROWS} notifications. The benchmark sends nothing to this user during the
   * run.
   */
  public static final String ORDINARY = "user:default/ordinary";

  public static final int ORDINARY_ROWS = 50;

  public static final String GROUP = "group:default/everybody-on-call";

  /** Prefix of the other persons, who are numbered from 0. */
  public static final String PREFIX = "user:default/person-";

  private static final String DIRECTORY =
      """
      apiVersion: backstage.io/v1alpha1
      kind: Group
      metadata:
        name: everybody-on-call
      spec:
        type: team
        children: []
        members:
      """;

  private People() {}

  public static String person(int number) {
    return PREFIX + number;
  }

  /**
   * Writes a file in Backstage's catalog format. The first persons are the members of the group.
   */
  static Path writeDirectory(Path file, int members) {
    try {
      return Files.writeString(file, DIRECTORY + memberLines(members));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String memberLines(int members) {
    return IntStream.range(0, members)
        .mapToObj(number -> "    - person-%d\n".formatted(number))
        .collect(joining());
  }
}
