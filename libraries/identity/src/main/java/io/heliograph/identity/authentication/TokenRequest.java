package io.heliograph.identity.authentication;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Request to identify the caller of a token. {@code toString()} does not contain the token. */
final class TokenRequest extends BaseAuthenticationRequest {

  private final String token;

  TokenRequest(String token) {
    this.token = token;
  }

  String token() {
    return token;
  }
}
