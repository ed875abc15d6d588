package org.contadora.exposure.redirect;

import org.contadora.exposure.trade.Countries;

/// One market that could take more of one product.
///
/// @param country the market
/// @param salesUsd what it buys of the exporter now
/// @param headroomUsd how much more it could buy of it in the end
/// @param startUsd how much more it can take in the first year, and beyond growth in each later one
/// @param margin what a dollar sold there is worth after what it takes to win it, above 0, at most
///   1
public record Outlet(
    String country, double salesUsd, double headroomUsd, double startUsd, double margin) {
  /// Stands for all markets together that a table of destinations does not name: they count as
  /// sales, have no room that is known, and are each too small to count in the concentration.
  public static final String OTHERS = Countries.WORLD;

  /// Checks the values.
  public Outlet {
    if (!(salesUsd >= 0)
        || !(headroomUsd >= 0)
        || !(startUsd >= 0)
        || !(margin > 0 && margin <= 1)) {
      throw new IllegalArgumentException(
          "The outlet %s must have sales (%s), headroom (%s) and start (%s) of at least 0 and a margin (%s) in (0, 1]."
              .formatted(country, salesUsd, headroomUsd, startUsd, margin));
    }
  }
}
