#!/usr/bin/env bash
# Runs all tests with coverage, writes artifacts/coverage/index.html, and fails below 85 % of the lines of src and tools/Bench.
#
#     eng/coverage.sh              all tests
#     eng/coverage.sh --no-tests   the report again, from the results that are there
#     eng/coverage.sh tests/Gate   the tests of one project: shows its part, and is below the threshold by nature
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
export NO_COLOR=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
threshold=85
folder=artifacts/coverage

if [ "${1:-}" != --no-tests ]; then
    rm -rf "$folder"
    # Release maps the paths of the source away, which coverage needs.
    dotnet test -c Debug -p:Coverage=true "$@" || exit 1
fi

# Without this check, results that are missing would be a report about nothing.
results=("$folder"/results/*/coverage.cobertura.xml)
[ -f "${results[0]}" ] || { echo "no coverage results below $folder/results: run eng/coverage.sh without --no-tests"; exit 1; }
dotnet tool restore >/dev/null || exit 1

# The threshold has no leading dash: with one it would be ignored without a word.
dotnet reportgenerator "-reports:$folder/results/*/coverage.cobertura.xml" "-targetdir:$folder" "-reporttypes:Html;TextSummary;MarkdownSummaryGithub" \
    "-title:EnergyGate" -verbosity:Warning "minimumCoverageThresholds:lineCoverage=$threshold"
code=$?
grep -E '^  (Line coverage|Covered lines|Coverable lines):' "$folder/Summary.txt"
[ "$code" -eq 0 ] || echo "failed: less than $threshold % of the lines of src and tools/Bench are covered (or the report could not be made)"
exit "$code"
