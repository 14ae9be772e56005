#!/usr/bin/env bash
# Runs the gate again and again on one commit and prints what each run answered, as a Markdown table.
#
#     eng/repeat-gate.sh 30 [options of energygate gate ...]
#
# Exits 1 when a run exits 1: on one commit nothing has regressed, so every FAIL is a false positive.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
export NO_COLOR=1 DOTNET_NOLOGO=1
count=${1:-30}
shift || true
folder=artifacts/repeat-gate
rm -rf "$folder"
mkdir -p "$folder"
dotnet build -c Release src/Gate >/dev/null || exit 3

echo "Commit $(git rev-parse --short HEAD)$(git diff --quiet HEAD || echo ' with local changes'), $(date -u +%F), $count runs of \`energygate gate $*\`."
echo
echo "| run | exit | seconds | PASS | FAIL | INCONCLUSIVE | others |"
echo "|---|---|---|---|---|---|---|"
alarms=0
for run in $(seq 1 "$count"); do
    started=$SECONDS
    dotnet src/Gate/bin/Release/net10.0/energygate.dll gate --json "$folder/$run.json" --report "$folder/report" "$@" >"$folder/$run.log" 2>&1
    code=$?
    cells() { grep -c "\"verdict\": \"$1\"" "$folder/$run.json"; }
    all=$(grep -c '"verdict":' "$folder/$run.json")
    echo "| $run | $code | $((SECONDS - started)) | $(cells PASS) | $(cells FAIL) | $(cells INCONCLUSIVE) | $((all - $(cells PASS) - $(cells FAIL) - $(cells INCONCLUSIVE))) |"
    [ "$code" -eq 1 ] && alarms=$((alarms + 1))
done
echo
echo "$alarms of $count runs exited 1."
[ "$alarms" -eq 0 ]
