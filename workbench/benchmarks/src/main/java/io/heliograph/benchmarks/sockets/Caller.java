package io.heliograph.benchmarks.sockets;

/**
 * Who opens a socket.
 *
 * @param number tells it from the others
 * @param token offered as the sub-protocol, as Backstage's pages do
 * @param greeting the first frame, JSON in ASCII
 */
public record Caller(int number, String token, String greeting) {}
