@NullMarked
package io.heliograph.signals.websocket;

import org.jspecify.annotations.NullMarked;
