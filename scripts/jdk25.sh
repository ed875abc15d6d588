# Sourced by ./build and bin/contadora: finds a JDK 25 without changing the machine's default.

# Prints the home of a JDK 25, or says what to install and returns 1.
find_jdk25() {
  local home
  for home in "${JAVA_HOME:-}" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" "${JDK_25:-}" \
    /usr/lib/jvm/*25* /usr/java/*25* /opt/java/*25* /opt/*jdk*25* \
    "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25* \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home /opt/homebrew/opt/openjdk@25; do
    if [ -n "$home" ] && [ -x "$home/bin/java" ] && grep -q '^JAVA_VERSION="25' "$home/release" 2>/dev/null; then
      echo "$home"
      return 0
    fi
  done
  cat >&2 <<'EOF'
Contadora needs a JDK 25, and none was found (JAVA_HOME, /usr/lib/jvm, sdkman, ~/.jdks, macOS).
Maybe install Eclipse Temurin 25 (https://adoptium.net), or set JAVA_HOME to the JDK 25 you have.
EOF
  return 1
}
