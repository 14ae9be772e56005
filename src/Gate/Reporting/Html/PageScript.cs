using System.Security.Cryptography;
using System.Text;

namespace EnergyGate.Gate.Reporting.Html;

/// <summary>The script of the page: column heads sort, and lists above a table filter. Without it the page shows everything.</summary>
internal static class PageScript
{
    /// <summary>The script. It inserts texts as text, never as markup.</summary>
    public const string Text = """
        "use strict";
        const order = new Intl.Collator("en", { numeric: true });
        const keyOf = (row, column) => row.cells[column].dataset.v ?? row.cells[column].textContent.trim();
        const compare = (one, other) => {
            const [x, y] = [Number(one), Number(other)];
            return Number.isNaN(x) || Number.isNaN(y) ? order.compare(one, other) : x - y;
        };
        for (const box of document.querySelectorAll("div.table")) {
            const table = box.querySelector("table");
            const body = table.tBodies[0];
            const rows = [...body.rows];
            const heads = [...table.tHead.rows[0].cells];
            heads.forEach((head, column) => {
                const button = document.createElement("button");
                button.type = "button";
                button.textContent = head.textContent;
                head.replaceChildren(button);
                button.addEventListener("click", () => {
                    const down = head.getAttribute("aria-sort") === "ascending";
                    heads.forEach((each) => each.removeAttribute("aria-sort"));
                    head.setAttribute("aria-sort", down ? "descending" : "ascending");
                    const full = rows.filter((row) => keyOf(row, column) !== "");
                    full.sort((one, other) => (down ? -1 : 1) * compare(keyOf(one, column), keyOf(other, column)));
                    body.append(...full, ...rows.filter((row) => keyOf(row, column) === ""));
                });
            });
            const chosen = heads.map((head, column) => ({ head, column })).filter(({ head }) => "filter" in head.dataset);
            if (chosen.length === 0 || rows.length < 2) continue;
            const bar = document.createElement("div");
            bar.className = "filters";
            const count = document.createElement("output");
            const lists = chosen.map(({ head, column }) => {
                const label = document.createElement("label");
                const list = document.createElement("select");
                list.add(new Option("all", ""));
                const texts = new Set(rows.map((row) => row.cells[column].textContent));
                for (const text of texts) list.add(new Option(text || "(none)", "=" + text));
                label.append(head.textContent + " ", list);
                bar.append(label);
                return { list, column };
            });
            const show = () => {
                const isHidden = (row, { list, column }) => list.value !== "" && list.value !== "=" + row.cells[column].textContent;
                for (const row of rows) row.hidden = lists.some((each) => isHidden(row, each));
                count.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} rows`;
            };
            bar.addEventListener("change", show);
            bar.append(count);
            box.prepend(bar);
            show();
        }
        addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
        """;

    /// <summary>The Content-Security-Policy: only the page's own style and this script, by their hashes.</summary>
    public static string Policy { get; } =
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        + $"style-src {HashOf("\n" + PageStyle.Text + "\n")}; script-src {HashOf("\n" + Text + "\n")}";

    private static string HashOf(string content) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'";
}
