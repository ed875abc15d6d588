package org.contadora.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;

/// A made-up year of world trade of the size and shape of BACI: some 11 million rows of 32 bytes,
/// sorted by exporter, importer and product, 226 countries, 5,600 products.
final class BaciYear {
  private static final int COUNTRIES = 226;
  private static final int PRODUCTS = 5_600;

  /// Rows of which BACI lacks the weight, one in so many.
  private static final int WITHOUT_WEIGHT = 50;

  private final int[] codes = new int[COUNTRIES];
  private final String[] iso3 = new String[COUNTRIES];
  private final int[] products = new int[PRODUCTS];

  BaciYear() {
    TreeSet<String> names = new TreeSet<>();
    for (String iso2 : Locale.getISOCountries()) {
      names.add(Locale.of("", iso2).getISO3Country());
    }
    int i = 0;
    // The last 226, among which are Colombia and the United States.
    for (String name : names.stream().skip(names.size() - COUNTRIES).toList()) {
      iso3[i] = name;
      codes[i] = 4 + 3 * i;
      i++;
    }
    for (int k = 0; k < PRODUCTS; k++) {
      // Chapters 1 to 97 with up to 58 products each, in order.
      products[k] = (1 + k / 58) * 10_000 + k % 58 * 100 + 10;
    }
  }

  /// Writes the table of countries.
  void writeCountries(Path file) throws IOException {
    StringBuilder text = new StringBuilder("country_code,country_name,country_iso2,country_iso3\n");
    for (int i = 0; i < COUNTRIES; i++) {
      text.append("%d,Country %d,,%s\n".formatted(codes[i], i, iso3[i]));
    }
    Files.writeString(file, text);
  }

  /// Writes about `rows` rows.
  ///
  /// @return how many
  long write(Path file, long rows, Seed seed) throws IOException {
    RandomGenerator random = seed.random("baci");
    double meanPerPair = (double) rows / (COUNTRIES * (COUNTRIES - 1));
    long written = 0;
    byte[] line = new byte[80];
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write("t,i,j,k,v,q\n".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < COUNTRIES; i++) {
        for (int j = 0; j < COUNTRIES; j++) {
          if (i == j) {
            continue;
          }
          // A few pairs trade nearly everything, most little: mean 1 over the square of a uniform.
          double size = random.nextDouble();
          double share = Math.min(1, 3 * meanPerPair * size * size / PRODUCTS);
          for (int k = 0; k < PRODUCTS; k++) {
            if (random.nextDouble() < share) {
              out.write(line, 0, row(line, i, j, k, random));
              written++;
            }
          }
        }
      }
    }
    return written;
  }

  private int row(byte[] line, int i, int j, int k, RandomGenerator random) {
    int at = put(line, 0, 2023);
    at = put(line, comma(line, at), codes[i]);
    at = put(line, comma(line, at), codes[j]);
    at = comma(line, at);
    if (products[k] < 100_000) {
      line[at++] = '0';
    }
    at = put(line, at, products[k]);
    at = comma(line, at);
    double draw = random.nextDouble();
    at = decimals(line, at, (int) (1 / (draw * draw + 1e-6)));
    at = comma(line, at);
    if (random.nextInt(WITHOUT_WEIGHT) == 0) {
      for (byte b : "           NA".getBytes(StandardCharsets.US_ASCII)) {
        line[at++] = b;
      }
    } else {
      at = decimals(line, at, random.nextInt(2_000));
    }
    line[at++] = '\n';
    return at;
  }

  private static int comma(byte[] line, int at) {
    line[at] = ',';
    return at + 1;
  }

  /// A number with three digits behind the point.
  private static int decimals(byte[] line, int at, int whole) {
    int next = put(line, at, whole);
    line[next++] = '.';
    line[next++] = (byte) ('0' + whole % 10);
    line[next++] = (byte) ('0' + whole / 3 % 10);
    line[next++] = (byte) ('1' + whole / 7 % 9);
    return next;
  }

  private static int put(byte[] line, int at, int number) {
    int digits = 1;
    for (int n = number; n >= 10; n /= 10) {
      digits++;
    }
    int n = number;
    for (int d = digits - 1; d >= 0; d--) {
      line[at + d] = (byte) ('0' + n % 10);
      n /= 10;
    }
    return at + digits;
  }
}
