/** How the charts of scaling look, beside what all charts share: names at the right end need room, and time behind is shaded through all panels. */
export const autoscaleStyle = `.plot.scaling{margin-top:4px;margin-right:72px;width:calc(100% - 120px)}
.plot .behind{fill:var(--bad);opacity:.16}.plot .behind-mark{stroke:var(--bad);opacity:.5}
.plot .line.capacity{stroke:var(--p95);stroke-width:2.5}
.plot .line.demand{stroke:var(--throughput)}.plot .area.demand{fill:var(--throughput)}
.plot .line.replicas{stroke:var(--p95);stroke-width:2}.plot .line.ready{stroke:var(--good)}
.plot .line.backlog{stroke:var(--bad)}.plot .area.backlog{fill:var(--bad)}
.manifest pre{max-height:420px;overflow:auto}
@media print{.manifest pre{max-height:none}}
`;
