package io.heliograph.benchmarks.sockets;

/**
 * A client that opens a socket.
 *
 * @param number identifies the client
 * @param token offered as the sub-protocol, as Backstage's pages do
 * @param greeting the first frame, JSON in ASCII
 */
public record Caller(int number, String token, String greeting) {}
