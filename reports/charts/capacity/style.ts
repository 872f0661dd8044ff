/** How the charts of a capacity look, beside what all charts share. Marks of labels stand in tables as they do in curves: solid, dashed, fading, an end. */
export const capacityStyle = `.plot.plane{margin:52px 16px 48px 48px;width:calc(100% - 64px)}
.plot.demand{margin-top:84px}
.plot.ceiling.capacity{margin:28px 0 44px}
.plot .roof.projected{stroke-dasharray:10 5}
.plot .roof.speculative{stroke-dasharray:3 5}
.plot .clipped{overflow:hidden}
.plot .line.curve{stroke:var(--p95);stroke-width:2}
.plot .line.curve.projected{stroke-dasharray:6 4}
.plot .line.curve.speculative{stroke-dasharray:2 4}
.plot .curve-band{fill:var(--p95);stroke:none}
.plot .zone-edge{stroke:var(--neutral);stroke-dasharray:1 3}
.plot .curve-end{stroke:var(--ink);stroke-width:2}
.plot .point{fill:var(--ink);stroke:var(--paper);stroke-width:1.5}
.plot .point.over{fill:var(--over)}
.plot .point.excluded{fill:var(--paper);stroke:var(--neutral)}
.plot .point.over.excluded{stroke:var(--over)}
.plot .whisker.thin{stroke-width:1.25;stroke:var(--ink)}
.plot .whisker.thin.over{stroke:var(--over)}
.plot .whisker.thin.excluded{stroke:var(--neutral)}
.plot .arrow{fill:var(--ink)}.plot .arrow.over{fill:var(--over)}.plot .arrow.excluded{fill:var(--paper);stroke:var(--over)}
.plot .peak{stroke:var(--p95);stroke-width:1.5;stroke-dasharray:2 3}
.plot .peak-dot{fill:var(--paper);stroke:var(--p95);stroke-width:2}
.plot .strong{font-weight:600}
.plot .bracket-band{fill:var(--good-wash)}
.plot .capacity{stroke:var(--good);stroke-width:2}
.plot .line.use{stroke:var(--users)}
.plot .line.use.first{stroke:var(--over);stroke-width:2.5}
.plot .line.use.second{stroke:var(--p95);stroke-width:2}
.plot .line.use.projected{stroke-dasharray:6 4}
.plot circle.use{fill:var(--users)}.plot circle.use.first{fill:var(--over)}.plot circle.use.second{fill:var(--p95)}
.plot .roof-range{fill:var(--good-wash)}
.plot .roof-line{stroke:var(--ink);stroke-width:2.5}
.plot .roof-line.usable,.plot .usable-line{stroke:var(--good);stroke-width:1.5;stroke-dasharray:6 3}
.plot .no-roof{stroke:var(--neutral);stroke-width:2;stroke-dasharray:2 6}
.plot .column.unknown{fill:var(--unsure);opacity:.6}
.plot .tear{stroke:var(--paper);stroke-width:3}
.plot .event{stroke:var(--neutral);stroke-dasharray:2 3}
.plot circle.event{fill:var(--paper);stroke:var(--ink);stroke-width:1.5;stroke-dasharray:none}
.plot .event.over{stroke:var(--over)}.plot circle.event.over{fill:var(--over);stroke:var(--paper)}
.plot .meeting{stroke:var(--over);stroke-width:1.5}.plot circle.meeting{fill:var(--over);stroke:var(--paper)}
.plot .meeting-range{stroke:var(--over);stroke-width:5;opacity:.45}
.plot .buy-by{stroke:var(--ink);stroke-width:2}
.trust{white-space:nowrap;color:var(--soft);font-size:12px;font-weight:400}
.trust svg{width:16px;height:8px;margin-right:4px;vertical-align:1px}
.trust path{fill:none;stroke:var(--p95);stroke-width:2}
.trust.projected path{stroke-dasharray:4 2}
.trust.speculative path{stroke-dasharray:1.5 2.5}
.trust.refused path{stroke:var(--odd)}
.why{display:block;max-width:28ch;margin-left:auto;white-space:normal;text-align:left;color:var(--soft);font-size:12px}
.slim tbody th{min-width:64px}
.slim td:not(.number){min-width:72px}
.slim td.reasons{min-width:150px}
.slim .range{white-space:nowrap}
.plot .on-mid{display:none}
@container (min-width:460px){.plot .on-mid{display:inline}}
@media print{.trust{font-size:7px}}
`;
