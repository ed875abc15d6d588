package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The data that a page of one file was written with.
final class PageData {
  private static final Pattern SCRIPT =
      Pattern.compile("<script[^>]*application/json[^>]*>(.*?)</script>", Pattern.DOTALL);

  private PageData() {}

  static JsonNode of(String page) {
    assertThat(page).containsIgnoringCase("<!doctype html>").doesNotContain("__CONTADORA_DATA__");
    Matcher script = SCRIPT.matcher(page);
    assertThat(script.find()).as("the page's data").isTrue();
    return JsonMapper.shared().readTree(script.group(1));
  }
}
