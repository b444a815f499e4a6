/** Of the report's page alone: it is opened from a folder too, where there is nothing else. */
export const REPORT_STYLE = `
:root { color-scheme: light; --ink: #1b1f23; --quiet: #5b6570; --line: #c9d0d6; --prohibited: #a3201d; }
* { box-sizing: border-box; }
body { margin: 2rem auto; padding: 0 1rem; max-width: 60rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: #fff; }
header { border-bottom: 2px solid var(--ink); margin-bottom: 1.5rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; break-after: avoid; }
p { margin: .25rem 0; max-width: 45rem; }
.of { font-size: 1.25rem; margin: 0; }
.invented { border: 2px dashed var(--quiet); padding: .25rem .5rem; width: fit-content; font-weight: 600; }
.quiet { color: var(--quiet); }
.figure { font-size: 1.5rem; line-height: 1.3; font-weight: 600; margin: .5rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; font-variant-numeric: tabular-nums; }
table.narrow { width: auto; min-width: 24rem; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: .3rem .5rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: bottom; }
td.n, th.n { text-align: right; }
th.n { min-width: 3.5rem; max-width: 6rem; }
td.n { white-space: nowrap; }
tbody th { font-weight: 400; overflow-wrap: anywhere; unicode-bidi: isolate; }
tbody th { min-width: 9.5rem; } table:not(.narrow) td { vertical-align: baseline; }
tr.all > * { font-weight: 600; border-bottom: 2px solid var(--ink); }
.chart { width: 100%; height: auto; margin: .5rem 0; break-inside: avoid; }
.chart path { fill: none; stroke: var(--prohibited); stroke-width: 2; }
.chart .axis { stroke: var(--ink); } .chart .most { stroke: var(--line); stroke-dasharray: 2 4; }
.chart text { font: 11px system-ui, sans-serif; fill: var(--quiet); }
.scroll { overflow-x: auto; }
li { max-width: 45rem; }
footer { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: .5rem; font-size: .875rem; color: var(--quiet); overflow-wrap: anywhere; break-inside: avoid; }
@page { size: A4; margin: 16mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt system-ui, sans-serif; } }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 10pt; } .scroll { overflow: visible; } table { font-size: 8.5pt; } th, td { padding: .2rem .35rem; } section.own { break-before: page; } }
`;
