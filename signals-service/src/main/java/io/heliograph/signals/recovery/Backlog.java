package io.heliograph.signals.recovery;

/** What the window holds for one recipient on one channel. */
public abstract class Backlog {
  static final long NONE = -1;

  private int number;
  private int size;
  private long newest = NONE;

  protected abstract String channel();

  protected abstract String recipient();

  /** Called when nothing is left. */
  protected abstract void emptied();

  public boolean isEmpty() {
    return size == 0;
  }

  int number() {
    return number;
  }

  /** By which the window finds it again, for as long as there is something. */
  void number(int given) {
    number = given;
  }

  /** Where its newest signal lies. */
  long newest() {
    return newest;
  }

  void added(long place) {
    newest = place;
    size++;
  }

  /** Whether nothing is left. */
  boolean removedOldest() {
    size--;
    if (size == 0) {
      newest = NONE;
    }
    return size == 0;
  }
}
