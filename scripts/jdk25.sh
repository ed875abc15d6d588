# Sourced by ./build and bin/contadora: finds a JDK 25 without changing the machine's default.

# Prints the home of a Java 25 that has the tool $1 (java to run, javac to build), or says what to
# install and returns 1. CONTADORA_SEARCH_ROOT goes before the system's folders; tests set it.
find_jdk25() {
  local tool=$1 root=${CONTADORA_SEARCH_ROOT:-} home
  for home in "${JAVA_HOME:-}" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" "${JDK_25:-}" \
    "$root"/usr/lib/jvm/*25* "$root"/usr/lib64/jvm/*25* "$root"/usr/java/*25* "$root"/opt/java/*25* \
    "$root"/opt/*jdk*25* "$root/opt/java/openjdk" \
    "${HOME:-}"/.sdkman/candidates/java/25* "${HOME:-}"/.jdks/*25* "${HOME:-}"/.local/share/mise/installs/java/*25* \
    "$root"/Library/Java/JavaVirtualMachines/*25*/Contents/Home "$root"/opt/homebrew/opt/openjdk@25; do
    if [ -n "$home" ] && [ -x "$home/bin/$tool" ] &&
      grep -q '^JAVA_VERSION="25[^0-9]' "$home/release" 2>/dev/null; then
      printf '%s\n' "$home"
      return 0
    fi
  done
  cat >&2 <<'MESSAGE'
Contadora needs a JDK 25, and none was found (JAVA_HOME, JDK_25, /usr/lib/jvm, /opt, sdkman, ~/.jdks, macOS).
Maybe install Eclipse Temurin 25 (https://adoptium.net), or set JAVA_HOME to the JDK 25 you have.
MESSAGE
  return 1
}
