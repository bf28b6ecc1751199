package io.heliograph.localstack;

import io.heliograph.identity.EntityRef;
import io.heliograph.localstack.identity.Directory;
import io.heliograph.localstack.identity.LocalIdentity;
import io.heliograph.localstack.process.StartFailed;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Main class of {@code ./dev token USER}. It prints only the token on standard output. */
public final class Token {

  private Token() {}

  /** Takes the root of the repository, a user, and options. */
  public static void main(String[] arguments) {
    try {
      Path root = Path.of(arguments[0]);
      List<String> options = Arrays.asList(arguments).subList(1, arguments.length);
      System.out.println(token(root, options, System.getenv()));
    } catch (StartFailed e) {
      Progress.onStandardError().failed(e);
      System.exit(1);
    }
  }

  static String token(Path root, List<String> arguments, Map<String, String> environment) {
    var options = TokenOptions.of(arguments);
    var settings = Settings.of(new String[] {root.toString()}, environment);
    LocalIdentity identity =
        LocalIdentity.stored(settings.layout().keys())
            .orElseThrow(
                () -> new StartFailed("There are no keys yet: start ./dev run at least once"));
    return identity.userToken(
        options.user().toString(), ownershipRefs(options, settings), options.lifetime());
  }

  /** Returns the user itself and its groups, which a user outside the directory does not have. */
  private static List<String> ownershipRefs(TokenOptions options, Settings settings) {
    String user = options.user().toString();
    return options
        .groups()
        .map(groups -> Stream.concat(Stream.of(user), groups.stream().map(EntityRef::toString)))
        .orElseGet(() -> ofDirectory(options.user(), settings))
        .distinct()
        .toList();
  }

  private static Stream<String> ofDirectory(EntityRef user, Settings settings) {
    return Directory.read(settings.directoryFile()).users().stream()
        .filter(known -> known.ref().equals(user))
        .findFirst()
        .map(known -> known.ownershipRefs().stream())
        .orElseGet(() -> Stream.of(user.toString()));
  }
}
