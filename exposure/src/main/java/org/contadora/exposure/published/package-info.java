/// The published scenarios of 2 April 2025, as the paper's code runs them.
@NullMarked
package org.contadora.exposure.published;

import org.jspecify.annotations.NullMarked;
