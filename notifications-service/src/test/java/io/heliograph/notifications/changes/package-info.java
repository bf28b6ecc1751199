/** Tests of the changes of an inbox. */
@NullMarked
package io.heliograph.notifications.changes;

import org.jspecify.annotations.NullMarked;
