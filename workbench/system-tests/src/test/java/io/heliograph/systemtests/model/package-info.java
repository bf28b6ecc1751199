/** Random histories of an inbox, compared with a model of it. */
@NullMarked
package io.heliograph.systemtests.model;

import org.jspecify.annotations.NullMarked;
