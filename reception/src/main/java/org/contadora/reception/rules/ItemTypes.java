package org.contadora.reception.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.contadora.reception.rules.feel.Scope;
import org.contadora.reception.rules.feel.Types;
import org.contadora.reception.rules.feel.UnaryTests;
import org.contadora.reception.rules.feel.Value;
import org.jspecify.annotations.Nullable;

/// The types that a model defines (DMN 1.5, 7.3.2), and how values are made to fit them
/// (10.3.2.9.4): a list of one becomes its element and the other way round, and what does not fit
/// is null.
final class ItemTypes {
  private record Type(
      String name,
      boolean collection,
      String base,
      List<Type> components,
      List<UnaryTests> allowed) {}

  private final Map<String, Type> types = new TreeMap<>();

  ItemTypes(List<Element> definitions, Collection<String> names) {
    for (Element definition : definitions) {
      types.put(definition.attribute("name"), type(definition, names));
    }
  }

  private static Type type(Element element, Collection<String> names) {
    return new Type(
        element.attribute("name"),
        element.attribute("isCollection").equals("true"),
        element
            .child("typeRef")
            .map(one -> withoutPrefix(one.text().strip()))
            .orElse(element.attribute("typeRef")),
        element.children("itemComponent").stream().map(one -> type(one, names)).toList(),
        element
            .child("allowedValues")
            .map(one -> List.of(UnaryTests.parse(one.expressionText(), names)))
            .orElse(List.of()));
  }

  /// `value` as one of `typeRef`, or null if it does not fit; any value fits a type that is not
  /// defined.
  Value fit(Value value, String typeRef) {
    String name = withoutPrefix(typeRef);
    @Nullable Type type = types.get(name);
    if (type != null) {
      return fit(value, type, 0);
    }
    return Types.isBuiltIn(name) ? fitBuiltIn(value, name) : value;
  }

  /// The values that the type `typeRef` allows, or nothing if it allows all of its kind.
  List<UnaryTests> allowed(String typeRef) {
    @Nullable Type type = types.get(withoutPrefix(typeRef));
    return type == null ? List.of() : type.allowed;
  }

  /// The kind of FEEL that lies under `typeRef`.
  String kind(String typeRef) {
    String name = withoutPrefix(typeRef);
    for (int i = 0; i <= types.size(); i++) {
      @Nullable Type type = types.get(name);
      if (type == null) {
        return name;
      }
      name = type.collection ? "list" : type.base;
    }
    return name;
  }

  private Value fit(Value value, Type type, int depth) {
    if (value.isNull() || value instanceof Value.Unknown || depth > types.size() + 1) {
      return value;
    }
    if (!type.collection) {
      Value single = single(value, type);
      return fitOne(single, type, depth);
    }
    List<Value> items = new ArrayList<>();
    for (Value item : value instanceof Value.Items(List<Value> values) ? values : List.of(value)) {
      Value fitted = fitOne(item, type, depth);
      if (fitted.isNull() && !item.isNull()) {
        return Value.Null.NULL;
      }
      items.add(fitted);
    }
    return new Value.Items(items);
  }

  private Value single(Value value, Type type) {
    boolean baseIsList = kind(type.base).equals("list");
    return !baseIsList && value instanceof Value.Items(List<Value> values) && values.size() == 1
        ? values.getFirst()
        : value;
  }

  private Value fitOne(Value value, Type type, int depth) {
    if (value.isNull() || value instanceof Value.Unknown) {
      return value;
    }
    Value fitted = value;
    if (!type.components.isEmpty()) {
      fitted = fitComponents(value, type, depth);
    } else if (!type.base.isEmpty()) {
      @Nullable Type base = types.get(type.base);
      fitted =
          base != null
              ? fit(value, base, depth + 1)
              : Types.isBuiltIn(type.base) ? fitBuiltIn(value, type.base) : value;
    }
    for (UnaryTests allowed : type.allowed) {
      if (!fitted.isNull() && allowed.test(fitted, Scope.EMPTY).isFalse()) {
        return Value.Null.NULL;
      }
    }
    return fitted;
  }

  private Value fitComponents(Value value, Type type, int depth) {
    if (!(value instanceof Value.Context(Map<String, Value> entries))) {
      return Value.Null.NULL;
    }
    Map<String, Value> fitted = new LinkedHashMap<>(entries);
    for (Type component : type.components) {
      @Nullable Value entry = entries.get(component.name);
      if (entry != null) {
        Value one = fit(entry, component, depth);
        if (one.isNull() && !entry.isNull()) {
          return Value.Null.NULL;
        }
        fitted.put(component.name, one);
      }
    }
    return new Value.Context(fitted);
  }

  private static Value fitBuiltIn(Value value, String type) {
    if (value.isNull() || value instanceof Value.Unknown || Types.belongs(value, type)) {
      return value;
    }
    if (value instanceof Value.Items(List<Value> values) && values.size() == 1) {
      return fitBuiltIn(values.getFirst(), type);
    }
    if (type.equals("list")) {
      return new Value.Items(List.of(value));
    }
    if (value instanceof Value.Day day && Types.belongs(atMidnight(day), type)) {
      return atMidnight(day);
    }
    return Value.Null.NULL;
  }

  private static Value atMidnight(Value.Day day) {
    return new Value.Moment(day.value().atStartOfDay(), java.time.ZoneOffset.UTC);
  }

  static String withoutPrefix(String typeRef) {
    return typeRef.substring(typeRef.indexOf(':') + 1).strip();
  }
}
