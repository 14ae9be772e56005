#!/usr/bin/env bash
# Writes src/*/PublicAPI.Unshipped.txt anew: what each library offers to the other projects. Review the difference before you commit it.
#
#     eng/public-api.sh
set -euo pipefail
cd "$(dirname "$0")/.."
export NO_COLOR=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 LC_ALL=C

shopt -s nullglob
lists=(src/*/PublicAPI.Unshipped.txt tools/*/PublicAPI.Unshipped.txt)

for list in "${lists[@]}"; do
    echo '#nullable enable' > "$list"
done

# RS0016: a public symbol that no list names. The build says each one with its project.
messages=$(mktemp)
trap 'rm -f "$messages"' EXIT
dotnet build -c Release --no-incremental src/Gate/Gate.csproj -p:TreatWarningsAsErrors=false > "$messages"
if grep -E ': error [A-Z]+[0-9]+:' "$messages"; then
    exit 1
fi

for list in "${lists[@]}"; do
    folder=$(dirname "$list")
    {
        echo '#nullable enable'
        sed -n "s|^.*$folder/.*warning RS0016: Symbol '\(.*\)' is not part of the declared public API.*\[.*$folder/[^/]*\.csproj\]\$|\1|p" "$messages" \
            | sort -u
    } > "$list.new"
    mv "$list.new" "$list"
    echo "$list: $(($(wc -l < "$list") - 1)) symbols"
done
