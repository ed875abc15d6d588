package org.contadora.ledger.entries;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.contadora.ledger.merkle.Hash;
import org.jspecify.annotations.Nullable;

/// The members of one JSON object of an entry, put in by name or taken out by name. What has not
/// been taken out in the end is a member that nobody knows, and is refused.
final class Members {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(/* fractionalDigits= */ 3).toFormatter();

  private final String owner;
  private final SortedMap<String, @Nullable Object> values;

  /// For writing.
  Members(String owner) {
    this(owner, new TreeMap<>());
  }

  /// For reading; empties `values`.
  Members(String owner, SortedMap<String, @Nullable Object> values) {
    this.owner = owner;
    this.values = values;
  }

  SortedMap<String, @Nullable Object> values() {
    return values;
  }

  Members text(String name, @Nullable String value) {
    if (value != null) {
      values.put(name, value);
    }
    return this;
  }

  Members whole(String name, @Nullable Long value) {
    if (value != null) {
      values.put(name, value);
    }
    return this;
  }

  Members time(String name, @Nullable Instant value) {
    return text(name, value == null ? null : TIME.format(value));
  }

  Members day(String name, @Nullable LocalDate value) {
    return text(name, value == null ? null : value.toString());
  }

  Members hash(String name, @Nullable Hash value) {
    return text(name, value == null ? null : value.hex());
  }

  Members subject(Subject value) {
    return text("subject", value.toString());
  }

  Members json(String name, Json value) {
    values.put(name, value);
    return this;
  }

  Members list(String name, List<?> value) {
    values.put(name, value);
    return this;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  String takeText(String name) {
    String value = takeTextIfAny(name);
    if (value == null) {
      throw new EntryException("The %s must have the member %s.".formatted(owner, name));
    }
    return value;
  }

  @Nullable String takeTextIfAny(String name) {
    return take(name, String.class, "a text");
  }

  long takeWhole(String name) {
    Long value = takeWholeIfAny(name);
    if (value == null) {
      throw new EntryException("The %s must have the member %s.".formatted(owner, name));
    }
    return value;
  }

  @Nullable Long takeWholeIfAny(String name) {
    return take(name, Long.class, "a whole number");
  }

  Instant takeTime(String name) {
    return time(name, takeText(name));
  }

  @Nullable Instant takeTimeIfAny(String name) {
    String text = takeTextIfAny(name);
    return text == null ? null : time(name, text);
  }

  private Instant time(String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new EntryException(
          "The %s's %s (%s) must be a time such as 2025-01-24T10:30:00.000Z."
              .formatted(owner, name, text),
          e);
    }
  }

  @Nullable LocalDate takeDayIfAny(String name) {
    String text = takeTextIfAny(name);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new EntryException(
          "The %s's %s (%s) must be a day such as 2025-01-24.".formatted(owner, name, text), e);
    }
  }

  Hash takeHash(String name) {
    return hash(name, takeText(name));
  }

  @Nullable Hash takeHashIfAny(String name) {
    String text = takeTextIfAny(name);
    return text == null ? null : hash(name, text);
  }

  Hash hash(String name, String text) {
    try {
      return Hash.parseHex(text);
    } catch (IllegalArgumentException e) {
      throw new EntryException(
          "The %s's %s (%s) must be 64 hexadecimal digits.".formatted(owner, name, text), e);
    }
  }

  Subject takeSubject() {
    return Subject.parse(takeText("subject"));
  }

  Json takeJson(String name) {
    SortedMap<String, @Nullable Object> object = object(take(name, Map.class, "an object"), name);
    return Json.of(object);
  }

  List<String> takeTexts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object element : takeList(name)) {
      if (!(element instanceof String text)) {
        throw new EntryException(
            "The %s's %s must hold texts, not %s.".formatted(owner, name, element));
      }
      texts.add(text);
    }
    return texts;
  }

  List<Members> takeObjects(String name) {
    List<Members> objects = new ArrayList<>();
    for (Object element : takeList(name)) {
      objects.add(new Members(owner + "'s " + name, object(element, name)));
    }
    return objects;
  }

  /// To be called last: refuses members that nobody took.
  void end() {
    if (!values.isEmpty()) {
      throw new EntryException(
          "The %s must not have the member %s.\nMaybe a newer version of the program wrote it."
              .formatted(owner, values.firstKey()));
    }
  }

  private List<?> takeList(String name) {
    List<?> list = take(name, List.class, "a list");
    if (list == null) {
      throw new EntryException("The %s must have the member %s.".formatted(owner, name));
    }
    return list;
  }

  private SortedMap<String, @Nullable Object> object(@Nullable Object value, String name) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new EntryException("The %s's %s (%s) must be an object.".formatted(owner, name, value));
    }
    var object = new TreeMap<String, @Nullable Object>();
    for (Map.Entry<?, ?> member : map.entrySet()) {
      object.put((String) member.getKey(), member.getValue());
    }
    return object;
  }

  private <T> @Nullable T take(String name, Class<T> type, String expected) {
    if (!values.containsKey(name)) {
      return null;
    }
    Object value = values.remove(name);
    if (!type.isInstance(value)) {
      throw new EntryException(
          "The %s's %s (%s) must be %s.".formatted(owner, name, value, expected));
    }
    return type.cast(value);
  }
}
