# Sourced by bin/contadora and bin/contadora-warm-up: both must start Java in the same way, or the
# warm-up's cache does not fit. $1 is the command that is run.

# The manifest of app.jar names the other jars, in a fixed order.
class_path=$home/lib/app.jar
# The engine of flights streams, and must show that it does: 400 MB of heap make half a gigabyte with
# all that Java has beside it, however large the input.
heap=512m
if [ "${1:-}" = flights ]; then
  heap=400m
fi
java_options=("-Xmx$heap" --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8)
aot_cache=$home/lib/contadora.aot
if [ "${1:-}" = desk ]; then
  # A server mostly waits: the collector that keeps the least for itself, and gives back what it got
  # for bringing in files.
  java_options+=(-XX:+UseSerialGC -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=25 -XX:MaxNewSize=64m)
  # Every thread that SQLite works on would otherwise keep a heap of its own.
  export MALLOC_ARENA_MAX=2
  aot_cache=$home/lib/contadora-desk.aot
fi
# A cache of another Java build is passed over (AOTMode=auto), but of the jars the JVM looks at app.jar
# only: a cache older than any of them would run classes that are no longer there. The JVM's own log
# is off, since it would say what it passes over on standard output, in the midst of a result.
aot_options=(-Xlog:disable)
if [ -f "$aot_cache" ] && [ -z "$(find "$home/lib" -name '*.jar' -newer "$aot_cache" -print -quit)" ]; then
  aot_options+=("-XX:AOTCache=$aot_cache")
fi
