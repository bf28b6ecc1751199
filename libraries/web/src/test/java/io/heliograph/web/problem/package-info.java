@NullMarked
package io.heliograph.web.problem;

import org.jspecify.annotations.NullMarked;
