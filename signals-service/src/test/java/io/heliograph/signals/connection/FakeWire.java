package io.heliograph.signals.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes all there is, and keeps it, and why it was closed. */
final class FakeWire implements Wire, AutoCloseable {
  private final EventLoop loop;
  private final List<ByteBuf> frames = new CopyOnWriteArrayList<>();
  private final List<Closing> closings = new CopyOnWriteArrayList<>();
  private volatile boolean stalled;
  private volatile boolean losing;

  FakeWire() {
    this(new DefaultEventLoop());
  }

  FakeWire(EventLoop loop) {
    this.loop = loop;
  }

  /** From now on nothing is ever written. */
  FakeWire stall() {
    stalled = true;
    return this;
  }

  /** They are good until this is closed. */
  List<ByteBuf> frames() {
    return frames;
  }

  List<Closing> closings() {
    return closings;
  }

  /** From now on whatever is written is lost. */
  FakeWire lose() {
    losing = true;
    return this;
  }

  @Override
  public EventLoop eventLoop() {
    return loop;
  }

  @Override
  public void write(List<ByteBuf> burst, Runnable written, Runnable lost) {
    frames.addAll(burst);
    if (!stalled) {
      (losing ? lost : written).run();
    }
  }

  @Override
  public void close(Closing why) {
    closings.add(why);
  }

  @Override
  public void cut() {}

  /** What was asked for before has been done. */
  void settle() {
    var _ = loop.submit(() -> {}).syncUninterruptibly();
  }

  /** As if the system had taken all of it. */
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
