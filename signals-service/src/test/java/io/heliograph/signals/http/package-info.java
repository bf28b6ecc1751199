@NullMarked
package io.heliograph.signals.http;

import org.jspecify.annotations.NullMarked;
