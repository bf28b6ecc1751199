package io.heliograph.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.identity.EntityRef;
import org.junit.jupiter.api.Test;

class UserTokensTest {

  @Test
  void aVariableIsTheNameInUpperCase() {
    assertThat(variable("user:default/alice")).isEqualTo("USER_TOKEN_ALICE");
  }

  @Test
  void whatAShellCannotHoldBecomesAnUnderscore() {
    assertThat(variable("user:default/ann.lee-smith")).isEqualTo("USER_TOKEN_ANN_LEE_SMITH");
  }

  @Test
  void anotherNamespaceComesFirst() {
    assertThat(variable("user:acme/alice")).isEqualTo("USER_TOKEN_ACME_ALICE");
  }

  private static String variable(String ref) {
    return UserTokens.variable(EntityRef.parse(ref, "user", "default"));
  }
}
