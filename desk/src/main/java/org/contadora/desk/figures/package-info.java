/// Figures beside other figures: periods before, what others published, the report of a month.
@NullMarked
package org.contadora.desk.figures;

import org.jspecify.annotations.NullMarked;
