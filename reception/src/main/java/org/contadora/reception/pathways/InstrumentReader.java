package org.contadora.reception.pathways;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.contadora.core.Validity;
import org.contadora.reception.rules.DmnException;
import org.contadora.reception.rules.Element;
import org.jspecify.annotations.Nullable;

/// Reads what stands beside a table: the `instrument` element of Contadora's own namespace, which
/// DMN editors keep as they found it.
final class InstrumentReader {
  private static final Element NOTHING = new Element("", "", java.util.Map.of(), List.of(), "");

  private final String id;

  private InstrumentReader(String id) {
    this.id = id;
  }

  /// The instrument described in a model.
  ///
  /// @throws DmnException if the file lacks the description, or a date or code in it is none
  static Instrument read(Element definitions) {
    String id = definitions.attribute("id");
    Element element =
        definitions
            .child("extensionElements")
            .flatMap(extensions -> extensions.child("instrument"))
            .orElseThrow(() ->
                new DmnException(
                    ("The model (%s) lacks the element <instrument> among its"
                            + " extensionElements; expected kind, hosts, dates and basis.")
                        .formatted(id)));
    return new InstrumentReader(id).instrument(element);
  }

  private Instrument instrument(Element element) {
    Element applications = part(element, "applications");
    Element permit = part(element, "permit");
    Element opens = part(element, "opens");
    return new Instrument(
        id,
        code(Instrument.Kind.class, element.attribute("kind")),
        element.attribute("name"),
        List.of(element.attribute("hosts").split(" ", -1)),
        validity(part(element, "inForce")),
        validity(applications),
        code(Instrument.Standing.class, applications.attribute("standing")),
        new Instrument.Permit(
            number(permit.attribute("months")),
            permit.attribute("until"),
            permit.attribute("permanent").equals("yes"),
            permit.attribute("renewable")),
        permit.attribute("leadsTo"),
        new Instrument.Opens(
            code(Instrument.Work.class, opens.attribute("work")),
            opens.attribute("health"),
            opens.attribute("education"),
            opens.attribute("family")),
        part(element, "decision").attribute("days"),
        part(element, "fee").attribute("amount"),
        part(element, "cap").attribute("people"),
        element.children("document").stream().map(InstrumentReader::document).toList(),
        element.children("term").stream().map(term -> term.attribute("code")).toList(),
        element.children("contest").stream().map(this::contest).toList(),
        basis(part(element, "basis")));
  }

  private static Element part(Element element, String name) {
    return element.child(name).orElse(NOTHING);
  }

  private static Instrument.Document document(Element element) {
    List<Instrument.Document> substitutes = new ArrayList<>();
    element.children("substitute").forEach(one -> substitutes.add(document(one)));
    return new Instrument.Document(
        element.attribute("code"), element.attribute("condition"), substitutes);
  }

  private Instrument.Contest contest(Element element) {
    return new Instrument.Contest(
        number(element.attribute("days")),
        element.attribute("count").equals("working"),
        element.attribute("remedy"),
        element.attribute("article"),
        element.attribute("confidence"));
  }

  private Instrument.Basis basis(Element element) {
    @Nullable LocalDate read = day(element.attribute("read"));
    if (read == null) {
      throw new DmnException("The model (%s) lacks the day on which it was read.".formatted(id));
    }
    return new Instrument.Basis(
        element.attribute("article"),
        element.attribute("source"),
        element.attribute("sourceDate"),
        read,
        element.attribute("confidence"),
        element.attribute("strength"));
  }

  private Validity validity(Element element) {
    return new Validity(day(element.attribute("from")), day(element.attribute("to")));
  }

  private @Nullable LocalDate day(String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new DmnException(
          "The model (%s) has the day (%s); expected one such as 2026-03-01.".formatted(id, text),
          e);
    }
  }

  private OptionalInt number(String text) {
    try {
      return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw new DmnException(
          "The model (%s) has the number (%s); expected a whole one.".formatted(id, text), e);
    }
  }

  private <E extends Enum<E>> E code(Class<E> type, String text) {
    try {
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new DmnException(
          "The model (%s) has the code (%s); expected one of %s."
              .formatted(id, text, List.of(type.getEnumConstants())),
          e);
    }
  }
}
