package org.contadora.exposure.redirect;

import java.util.List;

/// Something that several products need to get out, and of which there is only so much more.
///
/// @param name such as `air cargo`
/// @param hs prefixes of the products that need it
/// @param extraTonnes how many tonnes more than now it carries, by year
public record Capacity(String name, List<String> hs, List<Double> extraTonnes) {
  public Capacity {
    hs = List.copyOf(hs);
    extraTonnes = List.copyOf(extraTonnes);
  }

  /// Whether `product` needs it.
  boolean carries(HitProduct product) {
    return !Double.isNaN(product.tonnesPerUsd()) && hs.stream().anyMatch(product.hs()::startsWith);
  }
}
