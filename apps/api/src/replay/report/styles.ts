import { SEVERITIES, type Severity } from "@hoc/incident-schemas";

/** Colours of a page by what they are for. */
export type Theme = Readonly<
  Record<"page" | "text" | "muted" | "line" | "column" | "link" | "mark" | Severity, string>
>;

/** Severities grow darker on light pages and lighter on dark ones, so that their order shows without any hue. */
export const THEMES: Readonly<Record<"light" | "dark", Theme>> = {
  light: {
    page: "#ffffff",
    text: "#1b2430",
    muted: "#56616f",
    line: "#d5dae1",
    column: "#7e8ba0",
    link: "#0b57b7",
    mark: "#fff3c4",
    low: "#3f8fc4",
    medium: "#a87400",
    high: "#bf4408",
    critical: "#8a0f3c",
  },
  dark: {
    page: "#12161c",
    text: "#e7ebf0",
    muted: "#a5b0bd",
    line: "#343c47",
    column: "#7c899b",
    link: "#8ab8ff",
    mark: "#3a3314",
    low: "#4a90c4",
    medium: "#d09a2a",
    high: "#ff9361",
    critical: "#ffb3cd",
  },
};

const properties = (theme: Theme) =>
  Object.entries(theme)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(";");

/** The style sheet of a report. */
export const STYLES = `
:root{color-scheme:light dark;${properties(THEMES.light)}}
@media screen and (prefers-color-scheme:dark){:root{${properties(THEMES.dark)}}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:72rem;padding:1.5rem 1.25rem 3rem;background:var(--page);color:var(--text);font:16px/1.5 system-ui,sans-serif}
h1,h2,p,ul{margin:0}
h1{font-size:1.6rem;line-height:1.25;overflow-wrap:anywhere}
h2{font-size:1.05rem;margin-bottom:.35rem}
section{margin-top:1.75rem}
.kicker,.legend,small{color:var(--muted)}
.kicker{font-size:.85rem}
.lead{font-size:1.6rem;font-weight:650;margin-top:.75rem}
.shapes{position:absolute}
.numbers{display:flex;flex-wrap:wrap;gap:0 4rem}
ul{padding:0;list-style:none}
b{font-variant-numeric:tabular-nums}
.severity{white-space:nowrap}
.severity svg{vertical-align:-1px}
${SEVERITIES.map((severity) => `.${severity}{fill:var(--${severity})}`).join("")}
.chart{overflow-x:auto;margin-top:.5rem}
.chart svg{display:block;width:100%;min-width:52rem;font-size:13px}
.chart text{fill:var(--text)}
.chart .heading{font-weight:600}
.chart .counts text{fill:var(--muted);text-anchor:end}
.chart .times text{fill:var(--muted);text-anchor:middle}
.chart .zone{fill:var(--muted);text-anchor:end}
.grid path,.axis{stroke:var(--line);fill:none}
.axis{stroke:var(--muted)}
.columns rect{fill:var(--column)}
.columns rect:hover{fill:var(--text)}
.hit{fill:transparent}
.bars a{outline:none}
.bars a:hover .hit,.bars a:focus-visible .hit{fill:var(--mark)}
.bars a:focus-visible .hit{stroke:var(--link);stroke-width:2}
.chart:focus-visible{outline:2px solid var(--link)}
.legend{font-size:.875rem;margin-top:.5rem}
.narrow{display:none}
.legend .severity{margin-right:.75rem;color:var(--text)}
table{width:100%;border-collapse:collapse;font-size:.875rem;margin-top:.5rem}
th{text-align:left;font-weight:600;color:var(--muted);vertical-align:bottom}
th,td{padding:.45rem .75rem .45rem 0;border-bottom:1px solid var(--line)}
td{vertical-align:top;font-variant-numeric:tabular-nums}
td:nth-child(2){width:38%;min-width:14rem;overflow-wrap:anywhere}
th:nth-child(4),td:nth-child(4),th:nth-child(9),td:nth-child(9){text-align:right}
td:nth-child(3),td:nth-child(7),td:nth-child(9){white-space:nowrap}
small{display:block;font-size:.8125rem}
.id{font-family:ui-monospace,monospace;font-size:.75rem}
time span{display:block;white-space:nowrap}
.note{color:var(--text);font-style:italic}
tr:target td{background:var(--mark)}
tr{scroll-margin-top:1rem}
@media screen and (max-width:56rem){
body{padding:1rem 1rem 2rem}
.narrow,time span{display:inline}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,tbody,tr,td{display:block}
tr{border:1px solid var(--line);border-radius:.5rem;padding:.5rem .75rem;margin-top:.75rem}
tr:target{background:var(--mark)}
td,td:nth-child(4),td:nth-child(9){display:flex;gap:1rem;justify-content:space-between;text-align:right;padding:.2rem 0;border:0}
td::before{content:attr(data-name);color:var(--muted);flex:none}
td:nth-child(2){display:block;text-align:left;width:auto;min-width:0}
td:nth-child(2)::before{content:none}
}
@media print{
@page{size:A4;margin:14mm}
html{font-size:10pt}
body{max-width:none;padding:0;font-size:10pt}
section{margin-top:1.25rem}
.numbers{flex-wrap:nowrap;gap:2rem}
.chart{overflow:visible}
.chart svg{min-width:0;max-height:165mm}
table{font-size:7.5pt}
small,.id{font-size:6.5pt}
thead{display:table-header-group}
tr,.over-time,.numbers{break-inside:avoid}
td:nth-child(2){min-width:9rem}
h2,.facts p{break-after:avoid}
.legend{font-size:8pt}
.bars a{text-decoration:none}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
