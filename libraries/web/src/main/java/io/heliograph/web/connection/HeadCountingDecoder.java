package io.heliograph.web.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;

/**
 * Tells {@link ConnectionTimeouts} after each read how much memory it holds of a head that has not
 * arrived completely, or of trailers: lines that it has parsed, and the part of a line. Short lines
 * take far more than their bytes. A head may begin in the read that ends the request before it.
 * Empty lines before a head do not count.
 */
abstract class HeadCountingDecoder extends VertxHttpRequestDecoder {
  /** Bytes of a parsed header beside its text: the entry of the map, the name and the value. */
  static final int LINE = 128;

  private final ConnectionTimeouts timeouts;
  private boolean isInMessage;
  private int parsed;

  HeadCountingDecoder(HttpServerOptions options, ConnectionTimeouts timeouts) {
    super(options);
    this.timeouts = timeouts;
  }

  @Override
  public void channelRead(ChannelHandlerContext connection, Object bytes) throws Exception {
    super.channelRead(connection, bytes);
    if (!connection.isRemoved()) {
      timeouts.incomplete(parsed + actualReadableBytes());
    }
  }

  @Override
  protected HttpMessage createMessage(String[] initialLine) {
    isInMessage = true;
    return super.createMessage(initialLine);
  }

  @Override
  protected void decode(ChannelHandlerContext connection, ByteBuf bytes, List<Object> parts)
      throws Exception {
    int before = bytes.readerIndex();
    super.decode(connection, bytes, parts);
    if (!parts.isEmpty()) {
      isInMessage = hasMore((HttpObject) parts.getLast());
      parsed = 0;
    } else if (isInMessage) {
      parsed += memory(bytes, before);
    }
  }

  /** Returns the memory of the lines from this index on that have been parsed. */
  private static int memory(ByteBuf bytes, int from) {
    int memory = bytes.readerIndex() - from;
    for (int i = from; i < bytes.readerIndex(); i++) {
      memory += bytes.getByte(i) == '\n' ? LINE : 0;
    }
    return memory;
  }

  /**
   * Returns whether the message has further parts. The decoder discards all parts after an invalid
   * one.
   */
  private static boolean hasMore(HttpObject part) {
    return part.decoderResult().isSuccess() && !(part instanceof LastHttpContent);
  }

  /** Called when the connection is upgraded to another protocol, or closed. */
  @Override
  protected void handlerRemoved0(ChannelHandlerContext connection) throws Exception {
    super.handlerRemoved0(connection);
    timeouts.upgraded();
  }
}
