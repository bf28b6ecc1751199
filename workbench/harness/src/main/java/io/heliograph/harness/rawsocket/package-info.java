/**
 * A WebSocket client that hides nothing: what it sends is what a test wrote, and what it hears is
 * compared byte by byte. It answers no ping, echoes no close and sends nothing by itself.
 */
@NullMarked
package io.heliograph.harness.rawsocket;

import org.jspecify.annotations.NullMarked;
