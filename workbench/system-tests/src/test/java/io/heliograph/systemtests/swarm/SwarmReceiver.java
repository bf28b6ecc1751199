package io.heliograph.systemtests.swarm;

/** Who listens on a socket; called on its event loop. */
interface SwarmReceiver {
  void opened(PageSocket socket);

  void heard(PageSocket socket, String text);

  /**
   * Comes once, also if it was never open.
   *
   * @param code of the server's goodbye; 1006 if there was none
   */
  void closed(PageSocket socket, int code);
}
