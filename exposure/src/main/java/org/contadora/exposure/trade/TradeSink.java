package org.contadora.exposure.trade;

/// Takes rows one by one: a store, a count, a list in a test.
public interface TradeSink {
  /// A document begins; its rows follow until [#end].
  void begin(TradeDocument document);

  /// A row of the document.
  void accept(TradeRow row);

  /// The document was read to its end.
  ///
  /// @param rows how many rows were accepted
  /// @param refused how many were refused
  /// @param sha256 of the document's bytes, in hexadecimal
  void end(TradeDocument document, long rows, long refused, String sha256);
}
