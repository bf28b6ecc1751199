package io.heliograph.signals.websocket;

import static io.heliograph.signals.RawSocket.CONTINUATION;
import static io.heliograph.signals.RawSocket.FINAL;
import static io.heliograph.signals.RawSocket.PING;
import static io.heliograph.signals.RawSocket.PONG;
import static io.heliograph.signals.RawSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.signals.RawSocket;
import io.heliograph.signals.RealKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Future;
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
  void continuationsWithoutContentCountAsFrames() throws Exception {
    try (var socket = open()) {
      Future<Integer> code = socket.closeCode();

      socket.send(TEXT, "{").flood(CONTINUATION, 0, MUCH);

      assertThat(code.get()).isEqualTo(4400);
    }
  }

  @Test
  void aMessageThatDoesNotEndIsTooLarge() throws Exception {
    try (var socket = open()) {
      Future<Integer> code = socket.closeCode();

      socket.send(TEXT, "{").flood(CONTINUATION, 10_000, MUCH);

      assertThat(code.get()).isEqualTo(1009);
    }
  }

  @Test
  void fragmentsThatAreTooLargeTogetherAreRefused() throws Exception {
    try (var socket = open()) {
      Future<Integer> code = socket.closeCode();

      socket.send(TEXT, " ".repeat(LARGEST - 1)).send(FINAL | CONTINUATION, "  ");

      assertThat(code.get()).isEqualTo(1009);
    }
  }

  @Test
  void pingsCountAsFrames() throws Exception {
    try (var socket = open()) {
      Future<Integer> code = socket.closeCode();

      socket.flood(FINAL | PING, 0, MUCH);

      assertThat(code.get()).isEqualTo(4400);
    }
  }

  @Test
  void soDoPongs() throws Exception {
    try (var socket = open()) {
      Future<Integer> code = socket.closeCode();

      socket.flood(FINAL | PONG, 125, MUCH);

      assertThat(code.get()).isEqualTo(4400);
    }
  }

  @Test
  void aPingIsAnsweredWithWhatItHolds() throws Exception {
    try (var socket = open()) {
      assertThat(socket.send(FINAL | PING, "still there?").next(PONG)).isEqualTo("still there?");
    }
  }

  @Test
  void aMessageMayComeInFragmentsWithAPingBetween() throws Exception {
    try (var socket = open()) {
      socket
          .send(TEXT, "{\"action\":\"subscribe\",")
          .send(FINAL | PING, "")
          .send(CONTINUATION, "\"channel\":\"fragments\"," + " ".repeat(LARGEST - 100))
          .send(FINAL | CONTINUATION, "\"since\":null}");

      assertThat(socket.next(TEXT)).startsWith("{\"type\":\"subscribed\",");
    }
  }

  private RawSocket open() throws IOException {
    return RawSocket.open(uri, RealKafka.userToken("user:default/alice"));
  }
}
