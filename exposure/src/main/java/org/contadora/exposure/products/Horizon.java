package org.contadora.exposure.products;

/// How long after the tariff. Always both: the response grows several times over.
public enum Horizon {
  /// The first half year. In September to November 2025 US imports from Brazil fell by 28.3 % as
  /// the realised tariff rose from 1.4 to 19.3 %: an elasticity of 2.05.
  SHORT,
  /// After supply has moved: the product's own elasticity (ProTEE, estimated over 2001 to 2016).
  LONG
}
