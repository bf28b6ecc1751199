package io.heliograph.signals.connection;

import io.heliograph.signals.encoding.CloseCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Accepts and stores all frames and the close codes. */
public final class FakeTransport implements Transport, AutoCloseable {
  private final EventLoop loop;
  private final List<ByteBuf> frames = new CopyOnWriteArrayList<>();
  private final List<CloseCode> closings = new CopyOnWriteArrayList<>();
  private volatile boolean stalled;
  private volatile boolean losing;

  public FakeTransport() {
    this(new DefaultEventLoop());
  }

  public FakeTransport(EventLoop loop) {
    this.loop = loop;
  }

  /** Stops completing writes. */
  public FakeTransport stall() {
    stalled = true;
    return this;
  }

  /** Returns the frames, which are valid until this transport is closed. */
  List<ByteBuf> frames() {
    return frames;
  }

  public List<CloseCode> closings() {
    return closings;
  }

  /** Reports all later writes as lost. */
  FakeTransport closeAfterLoss() {
    losing = true;
    return this;
  }

  @Override
  public EventLoop eventLoop() {
    return loop;
  }

  @Override
  public void write(List<ByteBuf> group, Runnable written, Runnable lost) {
    frames.addAll(group);
    if (!stalled) {
      (losing ? lost : written).run();
    }
  }

  @Override
  public void close(CloseCode why) {
    closings.add(why);
  }

  @Override
  public void abort() {}

  /** Waits until all earlier tasks of the event loop have run. */
  void settle() {
    var _ = loop.submit(() -> {}).syncUninterruptibly();
  }

  /** Releases all frames, as if the system had sent them. */
  void release() {
    settle();
    frames.forEach(ByteBuf::release);
    frames.clear();
  }

  @Override
  public void close() {
    frames.forEach(ByteBuf::release);
    var _ = loop.shutdownGracefully();
  }
}
