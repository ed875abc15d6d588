package org.contadora.exposure.trade;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

/// A named set of products: codes of any length, each covering all that begin with it.
///
/// @param name of the list
/// @param codes digits only
public record ProductList(String name, NavigableSet<String> codes) {
  /// A list with nothing in it.
  public static final ProductList NONE = new ProductList("none", new TreeSet<>());

  /// A list of `codes`.
  public ProductList(String name, Collection<String> codes) {
    this(name, new TreeSet<>(codes));
  }

  /// How a product stands to the list.
  public enum Cover {
    /// Not on it.
    NONE,
    /// Some finer lines of it are on the list.
    PART,
    /// All of it is.
    ALL
  }

  /// How the product `hs` stands to the list.
  public Cover cover(String hs) {
    for (int digits = 2; digits <= hs.length(); digits++) {
      if (codes.contains(hs.substring(0, digits))) {
        return Cover.ALL;
      }
    }
    String next = codes.ceiling(hs);
    return next != null && next.startsWith(hs) ? Cover.PART : Cover.NONE;
  }

  /// The codes of the list that no code in `known` begins with: misspelt, or of another edition.
  public NavigableSet<String> unknown(NavigableSet<String> known) {
    NavigableSet<String> unknown = new TreeSet<>();
    for (String code : codes) {
      String six = code.substring(0, Math.min(code.length(), 6));
      String next = known.ceiling(six);
      if (next == null || !next.startsWith(six)) {
        unknown.add(code);
      }
    }
    return unknown;
  }

  /// Whether it has no codes.
  public boolean isEmpty() {
    return codes.isEmpty();
  }
}
