package io.heliograph.harness.sockets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One client, from its handshake to its last frame. Any thread may call its public methods. */
public final class Socket {
  /** Close code of a connection that ended without a close frame. */
  public static final int NO_CLOSE_FRAME = 1006;

  private static final byte[] NOTHING = {};
  private static final String END_OF_ANSWER = "\r\n\r\n";
  private static final String ACCEPTED = "HTTP/1.1 101 ";

  private final SocketLoop loop;
  private final SocketChannel channel;
  private final InetSocketAddress server;
  private final String token;
  private final SocketListener listener;
  private byte[] rest = NOTHING;
  private boolean open;
  private boolean ended;
  private int closeCode = NO_CLOSE_FRAME;

  Socket(
      SocketLoop loop,
      SocketChannel channel,
      InetSocketAddress server,
      String token,
      SocketListener listener) {
    this.loop = loop;
    this.channel = channel;
    this.server = server;
    this.token = token;
    this.listener = listener;
  }

  /** Sends a text frame of JSON in ASCII. */
  public void send(String frame) {
    loop.execute(() -> write(frame));
  }

  /**
   * Stops reading. The frames of the server remain in the network, and a close by the server is not
   * detected.
   */
  public void stopReading() {
    loop.execute(() -> interest(0));
  }

  public void resumeReading() {
    loop.execute(() -> interest(SelectionKey.OP_READ));
  }

  /** Closes the connection without a close frame, as a client that loses its network. */
  public void close() {
    loop.execute(this::cut);
  }

  /** Closes the connection if the server has not yet accepted the handshake. */
  public void requireOpen() {
    loop.execute(
        () -> {
          if (!open) {
            fail(new IOException("handshake: no answer"));
          }
        });
  }

  /** Returns the close code, for the listener after {@code closed}. */
  public int closeCode() {
    return closeCode;
  }

  void connect(Selector selector) {
    try {
      channel.connect(server);
      channel.register(selector, SelectionKey.OP_CONNECT, this);
    } catch (IOException e) {
      fail(e);
    }
  }

  void ready(SelectionKey key, ByteBuffer buffer) {
    try {
      if (key.isConnectable()) {
        connected(key);
      } else {
        read(buffer);
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  private void connected(SelectionKey key) throws IOException {
    channel.finishConnect();
    key.interestOps(SelectionKey.OP_READ);
    String host = "%s:%d".formatted(server.getHostString(), server.getPort());
    write(Outgoing.handshake(host, token));
  }

  /** Reads and handles all complete frames. The rest is kept for the next read. */
  private void read(ByteBuffer buffer) throws IOException {
    buffer.clear().put(rest);
    if (channel.read(buffer) < 0) {
      throw new IOException("ended by the server");
    }
    buffer.flip();
    if (open || accepted(buffer)) {
      frames(buffer);
    }
    keep(buffer);
  }

  private boolean accepted(ByteBuffer buffer) throws IOException {
    String answer = US_ASCII.decode(buffer.duplicate()).toString();
    int end = answer.indexOf(END_OF_ANSWER);
    if (end < 0) {
      return false;
    }
    if (!answer.startsWith(ACCEPTED)) {
      throw new IOException("handshake: " + answer.lines().findFirst().orElse(""));
    }
    buffer.position(end + END_OF_ANSWER.length());
    open = true;
    listener.opened(this);
    return true;
  }

  private void frames(ByteBuffer buffer) throws IOException {
    Incoming frame = Incoming.peek(buffer);
    while (frame.isWhole()) {
      take(buffer, frame);
      buffer.position(frame.end());
      frame = Incoming.peek(buffer);
    }
  }

  private void take(ByteBuffer buffer, Incoming frame) throws IOException {
    switch (frame.opcode()) {
      case Outgoing.TEXT -> listener.text(this, buffer, frame);
      case Incoming.PING -> write(Outgoing.frame(Outgoing.PONG, frame.payload(buffer)));
      case Incoming.CLOSE -> {
        closeCode = code(buffer, frame);
        throw new IOException("closed with " + closeCode);
      }
      default -> {}
    }
  }

  private static int code(ByteBuffer buffer, Incoming close) {
    return close.length() < Short.BYTES ? 0 : buffer.getShort(close.start());
  }

  private void keep(ByteBuffer buffer) {
    if (buffer.hasRemaining()) {
      rest = new byte[buffer.remaining()];
      buffer.get(rest);
    } else {
      rest = NOTHING;
    }
  }

  private void write(String frame) {
    try {
      write(Outgoing.text(frame));
    } catch (IOException e) {
      fail(e);
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    channel.write(bytes);
    if (bytes.hasRemaining()) {
      throw new IOException("the server does not read");
    }
  }

  private void interest(int operations) {
    SelectionKey key = loop.keyOf(channel);
    if (key != null && key.isValid()) {
      key.interestOps(operations);
    }
  }

  private void fail(IOException reason) {
    if (!ended) {
      cut();
      listener.closed(this, reason);
    }
  }

  void cut() {
    ended = true;
    try {
      channel.close();
    } catch (IOException e) {
      loop.failed(e);
    }
  }
}
