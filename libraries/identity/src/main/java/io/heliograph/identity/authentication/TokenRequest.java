package io.heliograph.identity.authentication;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** The wish to know whose token this is. Does not show the token. */
final class TokenRequest extends BaseAuthenticationRequest {

  private final String token;

  TokenRequest(String token) {
    this.token = token;
  }

  String token() {
    return token;
  }
}
