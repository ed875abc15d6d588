/// What a tariff threat would cost, industry by industry; who else could buy; what a group that
/// stands together loses, and how large a fund keeps it in.
@NullMarked
package org.contadora.exposure;

import org.jspecify.annotations.NullMarked;
