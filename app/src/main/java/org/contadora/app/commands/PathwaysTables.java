package org.contadora.app.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.contadora.app.commands.ReceptionPathwaysCommand.Format;
import org.contadora.core.Validity;
import org.contadora.reception.pathways.Instrument;
import org.contadora.reception.pathways.Option;
import tools.jackson.databind.json.JsonMapper;

/// Options and instruments as tables for other programs: CSV, or the same rows as JSON objects.
final class PathwaysTables {
  private PathwaysTables() {}

  /// What was asked of whom.
  ///
  /// @param person key of the case, empty for one told by options
  record Asked(String person, String family, List<Option> options) {}

  static void writeOptions(List<Asked> asked, Format format, PrintWriter out) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "person",
            "family",
            "instrument",
            "country",
            "kind",
            "answer",
            "cause",
            "ask",
            "work",
            "article",
            "source",
            "source_date",
            "confidence"));
    for (Asked one : asked) {
      for (Option option : one.options()) {
        Instrument instrument = option.instrument();
        rows.add(
            List.of(
                one.person(),
                one.family(),
                instrument.id(),
                option.host(),
                code(instrument.kind()),
                code(option.answer()),
                code(option.cause()),
                String.join("; ", option.ask()),
                code(instrument.opens().work()),
                instrument.basis().article(),
                instrument.basis().source(),
                instrument.basis().sourceDate(),
                instrument.basis().confidence()));
      }
    }
    write(rows, format, out);
  }

  static void writeInstruments(List<Instrument> instruments, Format format, PrintWriter out)
      throws IOException {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "id",
            "kind",
            "name",
            "countries",
            "in_force_from",
            "in_force_to",
            "applications_from",
            "applications_to",
            "standing",
            "permit_months",
            "permit_until",
            "permanent",
            "leads_to",
            "work",
            "fee",
            "article",
            "source",
            "source_date",
            "read",
            "confidence"));
    for (Instrument one : instruments) {
      Instrument.Permit permit = one.permit();
      rows.add(
          List.of(
              one.id(),
              code(one.kind()),
              one.name(),
              String.join(" ", one.hosts()),
              from(one.inForce()),
              to(one.inForce()),
              from(one.applications()),
              to(one.applications()),
              code(one.standing()),
              permit.months().isPresent() ? String.valueOf(permit.months().getAsInt()) : "",
              permit.until(),
              String.valueOf(permit.permanent()),
              one.leadsTo(),
              code(one.opens().work()),
              one.fee(),
              one.basis().article(),
              one.basis().source(),
              one.basis().sourceDate(),
              one.basis().read().toString(),
              one.basis().confidence()));
    }
    write(rows, format, out);
  }

  private static void write(List<List<String>> rows, Format format, PrintWriter out)
      throws IOException {
    if (format == Format.CSV) {
      ReceptionTables.write(out, rows);
      return;
    }
    List<Map<String, String>> objects = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      Map<String, String> object = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        object.put(rows.getFirst().get(i), row.get(i));
      }
      objects.add(object);
    }
    out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(objects));
    out.flush();
  }

  private static String from(Validity validity) {
    return validity.from() == null ? "" : validity.from().toString();
  }

  private static String to(Validity validity) {
    return validity.to() == null ? "" : validity.to().toString();
  }

  private static String code(Enum<?> code) {
    return code.name().toLowerCase(Locale.ROOT);
  }
}
