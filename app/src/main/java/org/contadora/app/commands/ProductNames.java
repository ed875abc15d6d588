package org.contadora.app.commands;

import java.util.Map;
import org.contadora.app.terminal.Messages;

/// Names products in the reader's language: in our words where there are some for the product, its
/// heading or its chapter, with the publisher's English words behind them where ours are wider.
final class ProductNames {
  private static final int PRODUCT_DIGITS = 6;
  private static final String PUBLISHERS_LANGUAGE = "en";

  private final Messages messages;
  private final Map<String, String> descriptions;

  /// @param descriptions the publisher's words by HS6 code
  ProductNames(Messages messages, Map<String, String> descriptions) {
    this.messages = messages;
    this.descriptions = descriptions;
  }

  /// The name of a product, cut to a width; empty if nobody names it.
  ///
  /// @param hs6 code of the Harmonized System, six digits
  /// @param most characters
  String of(String hs6, int most) {
    String published = descriptions.getOrDefault(hs6, "");
    if (!messages.language().equals(PUBLISHERS_LANGUAGE) || published.isEmpty()) {
      for (int digits = PRODUCT_DIGITS; digits > 0; digits -= 2) {
        String key = "hs." + hs6.substring(0, digits);
        if (messages.has(key)) {
          boolean wider = digits < PRODUCT_DIGITS && !published.isEmpty();
          return TextTable.cut(
              wider ? messages.text(key) + " · " + published : messages.text(key), most);
        }
      }
    }
    return TextTable.cut(published, most);
  }
}
