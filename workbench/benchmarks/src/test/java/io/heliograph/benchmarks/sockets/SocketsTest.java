package io.heliograph.benchmarks.sockets;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SocketsTest {
  private static final Caller CALLER = new Caller(7, "a.to.ken", "{\"action\":\"subscribe\"}");

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> greetings = new LinkedBlockingQueue<>();
  private final BlockingQueue<ServerWebSocket> accepted = new LinkedBlockingQueue<>();
  private final Sockets sockets = Sockets.start(failures::add);
  private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

  @BeforeEach
  void listen() throws Exception {
    HttpServer server =
        vertx
            .createHttpServer(new HttpServerOptions().setMaxWebSocketFrameSize(100_000))
            .webSocketHandshakeHandler(
                handshake -> {
                  var _ =
                      handshake.headers().get("Sec-WebSocket-Protocol").equals("wrong")
                          ? handshake.reject(401)
                          : handshake.accept();
                })
            .webSocketHandler(
                socket -> {
                  socket.textMessageHandler(greetings::add);
                  accepted.add(socket);
                })
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, SECONDS);
    address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.actualPort());
    sockets.receive(new Telling());
  }

  @AfterEach
  void stop() throws Exception {
    sockets.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
  }

  @Test
  void aSocketGreetsOnceItIsOpen() throws Exception {
    open();

    assertThat(greetings.poll(10, SECONDS)).isEqualTo(CALLER.greeting());
  }

  @Test
  void aSignalIsToldWithItsNumberAndAge() throws Exception {
    write(open(), signal(42, ""));

    assertThat(told.poll(10, SECONDS)).isEqualTo("signal 42 on 7, younger than a minute");
  }

  @Test
  void soIsItsPosition() throws Exception {
    write(open(), signal(42, "\"id\":\"e\",\"position\":\"p-1_x\","));

    assertThat(List.of(told.take(), told.take()))
        .containsExactly("signal 42 on 7, younger than a minute", "position p-1_x on 7");
  }

  @Test
  void signalsOfAnySizeAreRead() throws Exception {
    ServerWebSocket server = open();
    for (int size : List.of(0, 20, 300, 70_000, 5)) {
      write(server, signal(size, "\"id\":\"%s\",".formatted("x".repeat(size))));
    }

    for (int size : List.of(0, 20, 300, 70_000, 5)) {
      assertThat(told.poll(10, SECONDS)).startsWith("signal %d on 7".formatted(size));
    }
  }

  @Test
  void whatIsNoSignalIsControl() throws Exception {
    write(open(), "{\"type\":\"subscribed\",\"position\":\"p\",\"recovered\":true}");

    assertThat(told.poll(10, SECONDS)).isEqualTo("subscribed on 7");
  }

  @Test
  void aPingIsAnswered() throws Exception {
    ServerWebSocket server = open();
    var pongs = new LinkedBlockingQueue<Buffer>();
    server.pongHandler(pongs::add);
    var _ = server.writePing(Buffer.buffer("beat"));

    assertThat(pongs.poll(10, SECONDS)).hasToString("beat");
  }

  @Test
  void aSocketThatIsClosedByTheServerIsAFailure() throws Exception {
    var _ = open().close((short) 1013);

    assertThat(failures.poll(10, SECONDS)).isEqualTo("socket 7: closed with 1013");
  }

  @Test
  void aSocketThatIsDroppedIsNone() throws Exception {
    ServerWebSocket server = open();
    var closed = new LinkedBlockingQueue<String>();
    server.closeHandler(gone -> closed.add("gone"));
    sockets.drop(number -> number == 7).get(10, SECONDS);

    assertThat(closed.poll(10, SECONDS)).isEqualTo("gone");
    assertThat(failures).isEmpty();
  }

  @Test
  void aSocketThatIsPausedHearsNothingNotEvenItsEnd() throws Exception {
    ServerWebSocket server = open();
    sockets.pause(number -> number == 7).get(10, SECONDS);
    write(server, signal(1, ""));
    var _ = server.close((short) 1013);
    sockets.open(address, List.of(new Caller(8, "b.to.ken", "")), 1).get(10, SECONDS);
    write(accepted.take(), signal(2, ""));

    assertThat(told.poll(10, SECONDS)).startsWith("signal 2 on 8");
    assertThat(failures).isEmpty();
  }

  @Test
  void aHandshakeThatIsRefusedFailsTheOpening() {
    var stranger = new Caller(8, "wrong", "");

    assertThatThrownBy(() -> sockets.open(address, List.of(stranger), 1).get(10, SECONDS))
        .hasMessageContaining("HTTP/1.1 401");
  }

  private ServerWebSocket open() throws Exception {
    sockets.open(address, List.of(CALLER), 1).get(10, SECONDS);
    return accepted.take();
  }

  private static void write(ServerWebSocket server, String frame) {
    var _ = server.writeTextMessage(frame);
  }

  private static String signal(long number, String extra) {
    return "{\"channel\":\"c\",%s\"message\":{\"stamp\":\"%s\"}}"
        .formatted(extra, Stamp.text(Stamp.now(), number));
  }

  private final class Telling implements Reception {

    @Override
    public void signal(int socket, long number, long nanos) {
      boolean young = nanos >= 0 && nanos < SECONDS.toNanos(60);
      told.add(
          "signal %d on %d, %s than a minute"
              .formatted(number, socket, young ? "younger" : "older"));
    }

    @Override
    public void control(int socket, JsonObject frame) {
      told.add("%s on %d".formatted(frame.getString("type"), socket));
    }

    @Override
    public boolean keepsPositions() {
      return true;
    }

    @Override
    public void position(int socket, String position) {
      told.add("position %s on %d".formatted(position, socket));
    }
  }
}
