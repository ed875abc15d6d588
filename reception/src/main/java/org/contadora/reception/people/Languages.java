package org.contadora.reception.people;

import java.util.HashMap;
import java.util.Map;

/// Languages as manifests write them, peoples' own among them.
final class Languages {
  private static final Map<String, String> CODES = new HashMap<>();

  static {
    add("es", "español", "espanol", "castellano", "spanish", "espanhol", "espagnol", "panyòl");
    add("en", "inglés", "english", "inglês", "anglais", "angle");
    add("pt", "portugués", "portuguese", "português", "portugais");
    add("fr", "francés", "french", "francês", "français", "franse");
    add("ht", "criollo haitiano", "creole", "haitian creole", "kreyòl", "creol", "créole");
    add("mam", "mam");
    add("quc", "k'iche'", "quiché", "kiche");
    add("kek", "q'eqchi'", "kekchí", "qeqchi");
    add("cak", "kaqchikel", "cakchiquel");
    add("kjb", "q'anjob'al", "kanjobal", "qanjobal");
    add("ixl", "ixil");
    add("cab", "garífuna", "garifuna");
    add("miq", "miskito", "mískito");
    add("nah", "náhuatl", "nahuatl");
    add("qu", "quechua", "kichwa", "quichua");
    add("ay", "aimara", "aymara");
    add("gn", "guaraní", "guarani");
    add("acr", "achi");
    add("agu", "awakateko", "aguacateco");
    add("caa", "ch'orti'", "chortí");
    add("cac", "chuj");
    add("jac", "popti'", "jakalteko", "jacalteco");
    add("poc", "poqomam", "pocomam");
    add("poh", "poqomchi'", "pocomchí");
    add("tzj", "tz'utujil", "tzutuhil");
    add("tzh", "tzeltal");
    add("tzo", "tzotzil");
    add("tsz", "purépecha");
    add("guc", "wayuunaiki", "wayuu");
    add("ar", "árabe", "arabic", "arabe");
    add("fa", "persa", "farsi", "dari", "persian");
    add("hi", "hindi");
    add("ru", "ruso", "russian", "russo", "russe");
    add("tr", "turco", "turkish");
    add("zh", "chino", "mandarín", "chinese", "chinês", "chinois");
  }

  private Languages() {}

  /// The code of ISO 639, or an empty string if the word is none of the region's languages.
  static String code(String word) {
    return CODES.getOrDefault(Countries.plain(word), "");
  }

  private static void add(String code, String... words) {
    CODES.put(code, code);
    for (String word : words) {
      CODES.put(Countries.plain(word), code);
    }
  }
}
