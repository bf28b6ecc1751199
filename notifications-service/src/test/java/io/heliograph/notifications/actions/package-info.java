@NullMarked
package io.heliograph.notifications.actions;

import org.jspecify.annotations.NullMarked;
