/** The light client understands what servers send. */
@NullMarked
package io.heliograph.benchmarks.sockets;

import org.jspecify.annotations.NullMarked;
