package org.contadora.exposure.trade;

/// Who says how large a flow is. Sources disagree (valuation, partner, timing); each is kept.
public enum TradeSource {
  /// CEPII BACI: reconciled exports, free on board (Gaulier and Zignago 2010).
  BACI,
  /// US Census Bureau: imports for consumption, customs value.
  CENSUS,
  /// Colombia's customs (DIAN): exports, free on board.
  DIAN,
  /// A table of totals by pair of countries, summed from BACI.
  BACI_TOTALS
}
