/** Colours of pages and charts, as CSS variables for light and dark. Series are from the palette of Okabe and Ito; percentiles are shades of its blue. */
export const themeStyle = `:root{color-scheme:light dark;
--paper:#fff;--raised:#f5f7f9;--ink:#1b1f24;--soft:#57606a;--hair:#dbe0e6;--accent:#0063a3;
--good:#009e73;--good-ink:#00664b;--good-wash:#e2f4ee;
--bad:#d55e00;--bad-ink:#a34000;--bad-wash:#fdebdf;
--unsure:#e69f00;--unsure-ink:#7a5300;--unsure-wash:#fcf2da;
--odd:#cc79a7;--odd-ink:#8a3765;--odd-wash:#fae9f2;
--neutral:#8b949e;--neutral-ink:#57606a;--neutral-wash:#eff2f5;
--p50:#4c95cb;--p90:#2b78b3;--p95:#005f9e;--p99:#00375f;
--column:#b9d4e9;--over:#b84f00;--band:#f2f5f8;--band-judged:#e3edf5;--throughput:#3390cd;--users:#7f8892}
@media (prefers-color-scheme:dark){:root{
--paper:#13161a;--raised:#1b2026;--ink:#e7eaee;--soft:#a0aab5;--hair:#313942;--accent:#6cb6f2;
--good:#21b78c;--good-ink:#5fd9b3;--good-wash:#10332a;
--bad:#f0782a;--bad-ink:#ffa166;--bad-wash:#40220e;
--unsure:#e0a21b;--unsure-ink:#f3c45c;--unsure-wash:#38290a;
--odd:#d48ab3;--odd-ink:#ecaed0;--odd-wash:#3a2031;
--neutral:#8b949e;--neutral-ink:#a0aab5;--neutral-wash:#252b32;
--p50:#3f83b8;--p90:#5da3db;--p95:#8fc6f3;--p99:#cfe6fb;
--column:#2c4c66;--over:#f0782a;--band:#191e24;--band-judged:#1d2a37;--throughput:#56b4e9;--users:#8b949e}}
@media print{:root{color-scheme:light}}
`;

/** How charts look: the page that shows them includes this once. */
export const chartStyle = `.chart{margin:0;container-type:inline-size;min-width:0}
.chart figcaption{display:flex;flex-wrap:wrap;gap:0 12px;align-items:baseline}
.chart figcaption strong{font-weight:600}
.chart figcaption span{color:var(--soft);font-size:12px}
.plot{display:block;overflow:visible;margin:28px 16px 28px 48px;width:calc(100% - 64px);font-size:12px}
.plot.named-lines{margin-right:46px;width:calc(100% - 94px)}
.plot.ceiling{margin:16px 0 28px;width:100%}
.plot.by-load{margin-top:36px;margin-bottom:44px}
.plot.spread{margin-left:12px;width:calc(100% - 24px);margin-right:12px;margin-top:12px}
.plot.rows{margin:24px 0;width:100%}
.plot.plain{margin-top:8px}
.plot.sides{margin-top:16px;margin-bottom:32px}
.plot.blocks{margin-top:40px;margin-right:48px;width:calc(100% - 96px)}
.plot.slots{margin:16px 16px 32px 72px;width:calc(100% - 88px)}
.plot text{fill:var(--ink);stroke:none;font-variant-numeric:tabular-nums}
.plot .soft{fill:var(--soft)}
.plot .small{font-size:11px}
.plot .panel-title{fill:var(--ink);font-weight:500}
.plot .limit-name,.plot .halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
.plot .limit-name{font-weight:600}
.plot .stretched,.plot .key{overflow:visible}
.plot line{stroke:var(--hair);stroke-width:1}
.plot .grid{stroke:var(--hair);stroke-dasharray:1 3}
.plot .axis,.plot .mark{stroke:var(--neutral)}
.plot .limit{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:6 3}
.plot .roof{stroke-width:3;stroke-dasharray:none}
.plot .limit.solid{stroke-width:2;stroke-dasharray:none}
.plot .line{fill:none;stroke-width:1.5;stroke-linejoin:round;stroke-linecap:round;vector-effect:non-scaling-stroke}
.plot .line.p95{stroke-width:2.5}
.plot .area{stroke:none;opacity:.18}
.plot .p50{stroke:var(--p50)}.plot .p90{stroke:var(--p90)}.plot .p95{stroke:var(--p95)}.plot .p99{stroke:var(--p99)}
.plot .dot.p50{fill:var(--p50)}.plot .dot.p95{fill:var(--p95)}.plot .dot.p99{fill:var(--p99)}
.plot .line.throughput{stroke:var(--throughput)}.plot .area.throughput,.plot .dot.throughput{fill:var(--throughput)}
.plot .line.users{stroke:var(--users)}.plot .area.users{fill:var(--users)}
.plot .line.errors{stroke:var(--bad)}.plot .area.errors{fill:var(--bad)}
.plot .line.cpu{stroke:var(--unsure)}.plot .area.cpu{fill:var(--unsure)}
.plot .line.memory{stroke:var(--odd)}.plot .area.memory{fill:var(--odd)}
.plot .interval{stroke-width:2}
.plot .dot{stroke:var(--paper);stroke-width:1}
.plot .band{fill:var(--band)}.plot .band.judged{fill:var(--band-judged)}
.plot .column{fill:var(--column)}.plot .column.judged{fill:var(--p95)}.plot .column.over{fill:var(--over)}
.plot .on-column{fill:var(--ink)}.plot .on-column.judged{fill:var(--paper);font-weight:600}
.plot .whisker{stroke:var(--ink);stroke-width:1.5}
.plot .gap{fill:var(--good-wash)}.plot .gap.over{fill:var(--over)}
.plot .bracket{stroke:var(--good);stroke-width:1.5}
.plot .gap-size{font-size:16px;font-weight:600;fill:var(--good-ink)}
.plot .gap-word{fill:var(--good-ink)}
.plot .gap-size.on-column,.plot .gap-word.on-column{fill:var(--paper)}
.plot .gap-size.on-over,.plot .gap-word.on-over{fill:var(--paper)}
.plot .bin,.plot .bar{fill:var(--p90)}.plot .bin{stroke:var(--paper);stroke-width:1}
.plot .bin.over,.plot .bar.over{fill:var(--over)}
.plot .at{stroke-width:1.5}
.plot .zone.good{fill:var(--good);opacity:.35}.plot .zone.middling{fill:var(--unsure);opacity:.35}.plot .zone.poor{fill:var(--bad);opacity:.35}
.plot .marker{fill:var(--ink);stroke:var(--paper);stroke-width:1.5}
.plot .rail{fill:var(--hair)}
.plot .range{fill:var(--neutral);opacity:.4}.plot .range.regressed,.plot .marker.regressed{fill:var(--bad)}.plot .range.improved,.plot .marker.improved{fill:var(--good)}
.plot .unit{stroke-width:1.5}.plot .unit.base{fill:var(--users);stroke:var(--users);fill-opacity:.5}.plot .unit.head{fill:var(--p95);stroke:var(--p95);fill-opacity:.5}
.plot .unit.fresh{fill:var(--paper);fill-opacity:1}
.plot .median{stroke-width:3}.plot .median.base{stroke:var(--users)}.plot .median.head{stroke:var(--p95)}
.plot .matters{fill:var(--band-judged)}.plot .matters-edge{stroke:var(--neutral);stroke-dasharray:4 3}
.plot .mean{stroke:var(--p95);stroke-width:2}.plot .mean-range{fill:var(--p95);opacity:.16}
.plot .mean.fresh{stroke-dasharray:5 3}
.plot .zero{stroke:var(--ink)}
.plot .readouts rect{fill:transparent}
.plot .readouts line,.plot .readouts text{visibility:hidden;pointer-events:none}
.plot .readouts g:hover line,.plot .readouts g:hover text{visibility:visible}
.plot .hair{stroke:var(--soft)}
.plot .on-wide{display:none}
@container (min-width:620px){.plot .on-wide{display:inline}.plot .on-narrow{display:none}}
.data summary{font-size:12px;color:var(--soft);width:fit-content}
@media print{.data{display:none}.plot{font-size:10px}.plot .small{font-size:9px}.plot .gap-size{font-size:13px}.chart figcaption span{font-size:9px}}
`;
