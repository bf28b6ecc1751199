@NullMarked
package io.heliograph.notifications.database;

import org.jspecify.annotations.NullMarked;
