/// Where else the trade that a tariff takes could go: markets with room, how fast it can be used,
/// what products share on the way, and what stays lost.
@NullMarked
package org.contadora.exposure.redirect;

import org.jspecify.annotations.NullMarked;
