@NullMarked
package io.heliograph.signals.connection;

import org.jspecify.annotations.NullMarked;
