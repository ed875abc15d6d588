package org.contadora.exposure.trade;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;
import org.contadora.exposure.world.WorldFiles;

/// A small world of trade that nobody measured: real names of countries and products, invented
/// figures, in the publishers' own formats, so that everything can be tried without their data.
///
/// Every table says in its first line that it is made up, which stays with whatever comes of it.
/// Products and countries stand in tables beside this class; which country is good at what is
/// written there, the rest is drawn.
public final class SampleTrade {
  /// The year that the sample is of.
  private static final int YEAR = 2023;

  /// What a country that a product is not listed for sells of it, beside one that is.
  private static final double OTHERS = 0.02;

  /// Trade in the listed products and in all others, as shares of the world's GDP: small enough
  /// that no country sells more than it makes.
  private static final double LISTED_SHARE = 0.006;

  private static final double OTHER_SHARE = 0.15;

  private static final String FIRST_LINE =
      "# Made-up sample: these figures were drawn, nobody measured them\n";

  private final Seed seed;
  private final List<NamedCsvRecord> countries = table("sample_countries.csv");
  private final List<NamedCsvRecord> products = table("sample_products.csv");

  /// A sample drawn from `seed`.
  public SampleTrade(Seed seed) {
    this.seed = seed;
  }

  /// Writes the sample into `folder`, which must be there.
  ///
  /// @return the files, to be loaded together
  public List<Path> write(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    files.add(write(folder, "country_codes.csv", codes()));
    files.add(write(folder, WorldFiles.COUNTRIES, economies()));
    files.add(write(folder, "elasticities.csv", elasticities()));
    files.add(write(folder, "industries.csv", industries()));
    files.add(write(folder, "descriptions.csv", descriptions()));
    files.add(write(folder, "exempt_sample.csv", "HTSUS\n27090010\n27101906\n"));
    StringBuilder baci = new StringBuilder("t,i,j,k,v,q\n");
    TreeMap<String, Double> totals = new TreeMap<>();
    flows(baci, totals);
    files.add(write(folder, "baci_sample_" + YEAR + ".csv", baci.toString()));
    files.add(write(folder, WorldFiles.TRADE, bilateral(totals)));
    return files;
  }

  private String codes() {
    StringBuilder text = new StringBuilder("country_code,country_name,country_iso2,country_iso3\n");
    for (NamedCsvRecord one : countries) {
      text.append(
          "%s,%s,,%s\n"
              .formatted(one.getField("baci"), one.getField("name"), one.getField("iso3")));
    }
    return text.toString();
  }

  private String economies() {
    StringBuilder text = new StringBuilder("idx1,iso3,name,gdp_usd,ustr_applied_tariff\n");
    int index = 0;
    for (NamedCsvRecord one : countries) {
      text.append(
          String.format(
              Locale.ROOT,
              "%d,%s,%s,%.0f,0.1\n",
              ++index,
              one.getField("iso3"),
              one.getField("name"),
              number(one, "gdp_bn") * 1e9));
    }
    return text.toString();
  }

  private String elasticities() {
    RandomGenerator random = seed.random("elasticities");
    StringBuilder text =
        new StringBuilder("hs6_2007,flag_zero,flag_positive,sigma_tariff_elasticity\n");
    for (NamedCsvRecord one : products) {
      double drawn = number(one, "elasticity") * Math.exp(0.2 * random.nextGaussian());
      text.append(String.format(Locale.ROOT, "%s,0,0,%.4f\n", one.getField("hs6"), -drawn));
    }
    return text.toString();
  }

  private String industries() {
    StringBuilder text = new StringBuilder("hs6,isic4_4d,isic4_2d,isic4_section\n");
    for (NamedCsvRecord one : products) {
      String isic = one.getField("isic4");
      String section = isic.compareTo("10") < 0 ? isic.compareTo("05") < 0 ? "A" : "B" : "C";
      text.append(
          "%s,%s,%s,%s\n".formatted(one.getField("hs6"), isic, isic.substring(0, 2), section));
    }
    return text.toString();
  }

  private String descriptions() {
    StringBuilder text = new StringBuilder("code,description\n");
    for (NamedCsvRecord one : products) {
      text.append("%s,\"%s\"\n".formatted(one.getField("hs6"), one.getField("description")));
    }
    return text.toString();
  }

  /// Each product's world trade is dealt to exporters by their strength and to importers by their
  /// size, times a draw for each pair.
  private void flows(StringBuilder baci, Map<String, Double> totals) {
    double world = countries.stream().mapToDouble(one -> number(one, "gdp_bn")).sum();
    double weights = products.stream().mapToDouble(one -> number(one, "weight")).sum();
    RandomGenerator random = seed.random("flows");
    for (NamedCsvRecord product : products) {
      double musd = LISTED_SHARE * world * 1e3 * number(product, "weight") / weights;
      double strengths = countries.stream().mapToDouble(one -> strength(product, one)).sum();
      for (NamedCsvRecord exporter : countries) {
        for (NamedCsvRecord importer : countries) {
          if (exporter == importer) {
            continue;
          }
          double share =
              strength(product, exporter) / strengths * number(importer, "gdp_bn") / world;
          double near = exporter.getField("region").equals(importer.getField("region")) ? 2 : 1;
          double kusd = 1e3 * musd * share * near * Math.exp(0.5 * random.nextGaussian());
          if (kusd < 1) {
            continue;
          }
          double tonnes = kusd * number(product, "tonnes_per_kusd");
          baci.append(
              String.format(
                  Locale.ROOT,
                  "%d,%s,%s,%s,%.3f,%.3f\n",
                  YEAR,
                  exporter.getField("baci"),
                  importer.getField("baci"),
                  product.getField("hs6"),
                  kusd,
                  tonnes));
          totals.merge(
              exporter.getField("iso3") + "," + importer.getField("iso3"), kusd, Double::sum);
        }
      }
    }
    others(totals, world);
  }

  /// Adds what is not listed: by the size of both.
  private void others(Map<String, Double> totals, double world) {
    for (NamedCsvRecord exporter : countries) {
      for (NamedCsvRecord importer : countries) {
        if (exporter != importer) {
          double share = number(exporter, "gdp_bn") / world;
          totals.merge(
              exporter.getField("iso3") + "," + importer.getField("iso3"),
              OTHER_SHARE * share * number(importer, "gdp_bn") * 1e6,
              Double::sum);
        }
      }
    }
  }

  /// How much of a product a country sells beside others: by its size, and much more where it is
  /// named for it.
  private static double strength(NamedCsvRecord product, NamedCsvRecord country) {
    String strong = product.getField("strong");
    int at = List.of(strong.split("\\|", -1)).indexOf(country.getField("iso3"));
    double size = Math.sqrt(number(country, "gdp_bn") / 1_000);
    return at < 0 ? OTHERS * size : Math.pow(0.6, at);
  }

  private static String bilateral(Map<String, Double> totals) {
    StringBuilder text = new StringBuilder("exporter,importer,value_kusd\n");
    totals.forEach(
        (pair, kusd) -> text.append(String.format(Locale.ROOT, "%s,%.3f\n", pair, kusd)));
    return text.toString();
  }

  private static double number(NamedCsvRecord row, String column) {
    return Double.parseDouble(row.getField(column));
  }

  private static Path write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      writer.write(FIRST_LINE);
      writer.write(text);
    }
    return file;
  }

  private static List<NamedCsvRecord> table(String name) {
    try (InputStream in = SampleTrade.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The table %s must be beside its reader.".formatted(name));
      }
      try (CsvReader<NamedCsvRecord> rows =
          CsvReader.builder()
              .commentStrategy(CommentStrategy.SKIP)
              .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        return rows.stream().toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
