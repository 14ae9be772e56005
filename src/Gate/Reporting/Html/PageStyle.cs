namespace EnergyGate.Gate.Reporting.Html;

/// <summary>The style sheet of the page.</summary>
internal static class PageStyle
{
    /// <summary>The style sheet: light or dark as the reader's system, scrolling tables on a phone, plain in print.</summary>
    public const string Text = """
        :root { color-scheme: light dark; --back: #fff; --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --panel: #f6f8fa; --pass: #1a7f37;
          --fail: #cf222e; --open: #9a6700; --mark: #0969da; }
        @media (prefers-color-scheme: dark) {
          :root { --back: #0d1117; --ink: #f0f6fc; --soft: #9198a1; --line: #3d444d; --panel: #151b23; --pass: #3fb950; --fail: #f85149;
            --open: #d29922; --mark: #4493f8; }
        }
        * { box-sizing: border-box; }
        body { background: var(--back); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; padding: 1rem;
          max-width: 90rem; overflow-wrap: anywhere; }
        h1 { font-size: 1.1rem; font-weight: 500; margin: 0 0 .75rem; color: var(--soft); }
        h2 { font-size: 1.15rem; margin: 2.25rem 0 .5rem; }
        h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
        p { margin: .4rem 0; max-width: 60rem; }
        .soft { color: var(--soft); }
        .verdict { border: 1px solid var(--line); border-left: .5rem solid var(--soft); border-radius: .4rem; background: var(--panel);
          padding: .75rem 1rem; }
        .verdict strong { display: block; font-size: 2rem; line-height: 1.2; }
        .verdict.pass { border-left-color: var(--pass); } .verdict.pass strong { color: var(--pass); }
        .verdict.fail { border-left-color: var(--fail); } .verdict.fail strong { color: var(--fail); }
        .verdict.open { border-left-color: var(--open); } .verdict.open strong { color: var(--open); }
        .verdict ul { margin: .5rem 0 0; padding-left: 1.2rem; } .verdict li { margin: .3rem 0; }
        .verdict b { color: var(--fail); } .verdict b.open { color: var(--open); }
        .scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .4rem; }
        .scroll:focus-visible, button:focus-visible, select:focus-visible, summary:focus-visible { outline: 2px solid var(--mark);
          outline-offset: 1px; }
        table { border-collapse: collapse; font-size: .85rem; min-width: 100%; overflow-wrap: normal; }
        th, td { border-bottom: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; white-space: nowrap; }
        tbody tr:last-child td { border-bottom: 0; } tbody tr:hover { background: var(--panel); }
        th { background: var(--panel); font-weight: 600; }
        td:first-child, th:first-child { position: sticky; left: 0; background: var(--back); }
        th:first-child, tbody tr:hover td:first-child { background: var(--panel); }
        td.long { white-space: normal; min-width: 22rem; overflow-wrap: anywhere; } td.figure { font-variant-numeric: tabular-nums; }
        td.pass { color: var(--pass); } td.fail { color: var(--fail); font-weight: 600; } td.open { color: var(--open); font-weight: 600; }
        td.none { color: var(--soft); }
        th button { all: unset; cursor: pointer; font: inherit; } th button::after { content: " \2195"; color: var(--soft); }
        th[aria-sort=ascending] button::after { content: " \2191"; color: var(--mark); }
        th[aria-sort=descending] button::after { content: " \2193"; color: var(--mark); }
        .filters { display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: center; margin: .5rem 0; font-size: .85rem; }
        select { font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--line); border-radius: .3rem;
          padding: .15rem .3rem; max-width: 12rem; }
        details { margin: .4rem 0; } summary { cursor: pointer; }
        pre { font: .8rem/1.45 ui-monospace, monospace; background: var(--panel); border-radius: .4rem; padding: .6rem .8rem;
          margin: .3rem 0; overflow-x: auto; overflow-wrap: normal; }
        pre .went { color: var(--fail); } pre .came { color: var(--pass); } pre .other { color: var(--open); }
        svg.front { display: block; width: 100%; min-width: 34rem; max-width: 46rem; }
        svg.front text { fill: var(--ink); paint-order: stroke; stroke: var(--back); stroke-width: 4px; stroke-linejoin: round;
          font: 12px system-ui, sans-serif; }
        svg.front .grid { stroke: var(--line); } svg.front .lead { stroke: var(--soft); }
        svg.front .stairs { fill: none; stroke: var(--mark); stroke-width: 1.5; stroke-dasharray: 5 4; }
        svg.front .on { fill: var(--mark); } svg.front .off { fill: var(--back); stroke: var(--soft); stroke-width: 2; }
        svg.timeline { display: block; width: 100%; min-width: 34rem; max-width: 60rem; }
        svg.timeline text { fill: var(--ink); font: 12px system-ui, sans-serif; } svg.timeline .grid { stroke: var(--line); }
        svg.timeline .phase { stroke: var(--soft); stroke-dasharray: 3 3; }
        svg.timeline .trace { fill: none; stroke: var(--mark); stroke-width: 1.2; }
        svg.waterfall { display: block; width: 100%; min-width: 34rem; max-width: 60rem; }
        svg.waterfall text { fill: var(--ink); font: 12px system-ui, sans-serif; } svg.waterfall .grid { stroke: var(--line); }
        svg.waterfall .more { fill: var(--fail); } svg.waterfall .less { fill: var(--pass); } svg.waterfall .total { fill: var(--mark); }
        svg.waterfall .limit { stroke: var(--fail); stroke-width: 1.5; stroke-dasharray: 4 3; }
        @media print {
          :root { color-scheme: light; --back: #fff; --ink: #000; --soft: #444; --line: #bbb; --panel: #fff; --pass: #1a7f37;
            --fail: #cf222e; --open: #9a6700; }
          body { font-size: 10px; max-width: none; padding: 0; } .filters { display: none; } .scroll, pre { overflow: visible; border: 0; }
          th, td { white-space: normal; padding: .15rem .3rem; } td.long { min-width: 0; } th button::after { content: ""; }
          tr { break-inside: avoid; }
        }
        """;
}
