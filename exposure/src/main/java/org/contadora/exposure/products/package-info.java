/// What a tariff does to each product: lost trade, prices, revenue, who gains, what it costs in the
/// country that raises it; in the short and in the long run, with a range.
@NullMarked
package org.contadora.exposure.products;

import org.jspecify.annotations.NullMarked;
