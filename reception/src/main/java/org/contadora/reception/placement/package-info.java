/// Where a family would do well: families, places, what fits, and what a placement is.
@NullMarked
package org.contadora.reception.placement;

import org.jspecify.annotations.NullMarked;
