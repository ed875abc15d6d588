/// A price for each unit of each place's capacity, and the bound that any prices prove.
@NullMarked
package org.contadora.reception.placement.prices;

import org.jspecify.annotations.NullMarked;
