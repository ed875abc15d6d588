/// Trade data as their publishers give them: told by their header, read row by row, refused by
/// code; and what the rows become: countries, markets, elasticities, lists of products.
@NullMarked
package org.contadora.exposure.trade;

import org.jspecify.annotations.NullMarked;
