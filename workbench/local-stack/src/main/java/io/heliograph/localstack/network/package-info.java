/**
 * Ports and connections of 127.0.0.1, the only address that the local stack uses.
 *
 * <p>{@link io.heliograph.localstack.network.FreePorts} gives out ports, and {@link
 * io.heliograph.localstack.network.FaultProxy} stands before a server and fails as networks do.
 */
@NullMarked
package io.heliograph.localstack.network;

import org.jspecify.annotations.NullMarked;
