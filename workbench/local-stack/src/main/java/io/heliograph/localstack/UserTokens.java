package io.heliograph.localstack;

import io.heliograph.identity.EntityRef;
import io.heliograph.localstack.identity.Directory;
import io.heliograph.localstack.identity.LocalIdentity;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Creates a token for each user of the directory, under a variable name that a shell accepts. */
final class UserTokens {

  static final Duration LIFETIME = Duration.ofDays(7);

  private UserTokens() {}

  static Map<String, String> of(List<Directory.User> users, LocalIdentity identity) {
    var tokens = new LinkedHashMap<String, String>();
    for (Directory.User user : users) {
      tokens.put(
          variable(user.ref()),
          identity.userToken(user.ref().toString(), user.ownershipRefs(), LIFETIME));
    }
    return tokens;
  }

  /**
   * Returns the variable name: {@code user:default/ann.lee} becomes USER_TOKEN_ANN_LEE, {@code
   * user:acme/ann} becomes USER_TOKEN_ACME_ANN.
   */
  static String variable(EntityRef user) {
    String name =
        user.namespace().equals(Directory.DEFAULT_NAMESPACE)
            ? user.name()
            : user.namespace() + "_" + user.name();
    return "USER_TOKEN_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
