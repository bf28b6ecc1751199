package io.heliograph.signals.websocket;

import static io.heliograph.harness.rawsocket.RawFrame.CONTINUATION;
import static io.heliograph.harness.rawsocket.RawFrame.FINAL;
import static io.heliograph.harness.rawsocket.RawFrame.PING;
import static io.heliograph.harness.rawsocket.RawFrame.PONG;
import static io.heliograph.harness.rawsocket.RawFrame.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.harness.rawsocket.Handshake;
import io.heliograph.harness.rawsocket.RawFrame;
import io.heliograph.harness.rawsocket.RawSocket;
import io.heliograph.signals.RealKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Tests frames that the framework does not, or not yet, assemble into a message. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class FragmentsIT {
  private static final long MUCH = 20_000_000;
  private static final int LARGEST = 65_536;

  @TestHTTPResource("/api/signals")
  URI uri;

  @Test
  void continuationsWithoutContentCountAsFrames() {
    try (var socket = open()) {
      socket.send(TEXT, "{").flood(CONTINUATION, 0, MUCH);

      assertThat(socket.closeCode()).isEqualTo(4400);
    }
  }

  @Test
  void aMessageThatDoesNotEndIsTooLarge() {
    try (var socket = open()) {
      socket.send(TEXT, "{").flood(CONTINUATION, 10_000, MUCH);

      assertThat(socket.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void fragmentsThatAreTooLargeTogetherAreRefused() {
    try (var socket = open()) {
      socket.send(TEXT, " ".repeat(LARGEST - 1)).send(FINAL | CONTINUATION, "  ");

      assertThat(socket.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void pingsCountAsFrames() {
    try (var socket = open()) {
      socket.flood(FINAL | PING, 0, MUCH);

      assertThat(socket.closeCode()).isEqualTo(4400);
    }
  }

  @Test
  void soDoPongs() {
    try (var socket = open()) {
      socket.flood(FINAL | PONG, 125, MUCH);

      assertThat(socket.closeCode()).isEqualTo(4400);
    }
  }

  @Test
  void aPingIsAnsweredWithWhatItHolds() {
    try (var socket = open()) {
      assertThat(socket.ping("still there?").next()).isEqualTo(RawFrame.pong("still there?"));
    }
  }

  @Test
  void aMessageMayComeInFragmentsWithAPingBetween() {
    try (var socket = open()) {
      socket
          .send(TEXT, "{\"action\":\"subscribe\",")
          .ping("")
          .send(CONTINUATION, "\"channel\":\"fragments\"," + " ".repeat(LARGEST - 100))
          .send(FINAL | CONTINUATION, "\"since\":null}");

      assertThat(socket.next()).isEqualTo(RawFrame.pong(""));
      assertThat(socket.next().payload()).startsWith("{\"type\":\"subscribed\",");
    }
  }

  private RawSocket open() {
    RawSocket socket = RawSocket.dial(uri);
    String token = RealKafka.userToken("user:default/alice");
    Handshake answer = socket.upgrade(uri.getPath(), "Sec-WebSocket-Protocol: " + token);
    assertThat(answer.status()).isEqualTo(101);
    return socket;
  }
}
