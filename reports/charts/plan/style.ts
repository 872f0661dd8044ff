/** How the charts of money and of the roadmap look; follows what all charts share. */
export const planChartStyle = `.plot.cash{margin-left:64px;margin-right:24px;width:calc(100% - 88px);margin-bottom:44px}
.plot.tornado{margin:32px 0 28px;width:100%}
.plot .line.cash{stroke:var(--p95);stroke-width:2.5}.plot .line.discounted{stroke:var(--p50)}
.plot .swing{fill:var(--column)}.plot .swing.below{fill:var(--over);opacity:.55}.plot .swing.above{fill:var(--good);opacity:.55}
.plot .base{stroke:var(--ink);stroke-width:1.5}
.plot .nothing{stroke:var(--neutral);stroke-dasharray:4 3}
.plot .paid{fill:var(--good);stroke:var(--paper);stroke-width:1.5}
.plot .before{fill:var(--paper);stroke:var(--users);stroke-width:2}
.plot .goal{stroke:var(--ink);stroke-width:2}
.plot .found{stroke:var(--paper);stroke-width:1.5}.plot .found.met{fill:var(--good)}.plot .found.missed{fill:var(--bad)}
`;
