@NullMarked
package io.heliograph.signals.web;

import org.jspecify.annotations.NullMarked;
