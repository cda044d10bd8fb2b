#!/bin/sh
# Fetches the packages of package-lock.json once. Parallel builds wait for each other; nothing is fetched when the stamp matches.
set -eu
cd "$(dirname "$0")"

wanted=$(sha256sum package-lock.json | cut -d ' ' -f 1)
matches() { [ "$(cat node_modules/.stamp 2>/dev/null || true)" = "$wanted" ]; }

# dotnet run swallows what a build prints, so a person waiting for the first fetch is told on the terminal itself.
if (: > /dev/tty) 2>/dev/null; then terminal=/dev/tty; else terminal=/dev/stderr; fi
fail() { echo "MgProvenance.Documents: $1" >&2; exit 1; }

mkdir -p ../obj
exec 9> ../obj/npm-restore.lock
flock 9
if matches; then exit 0; fi

command -v npm > /dev/null || fail "Node.js 20 or newer with npm is needed to make PDF files, and npm is not on PATH."
node=$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null) || fail "Node.js 20 or newer is needed to make PDF files, and node is not on PATH."
[ "$node" -ge 20 ] || fail "Node.js 20 or newer is needed to make PDF files; node on PATH is version $node."

echo "Fetching the PDF engine and fonts (about 70 MB, once) ..." > "$terminal"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error 9>&- >&2 || fail "npm ci failed in $PWD."

# The engines are optional to npm, since only those for this platform are installed: a failed download would pass unseen.
for engine in @myriaddreamin @resvg; do
    ls node_modules/$engine > /dev/null 2>&1 || fail "no PDF engine for $(uname -sm) was installed (there is one for Linux on x86-64)."
done
echo "$wanted" > node_modules/.stamp
echo "PDF engine and fonts are ready." > "$terminal"
