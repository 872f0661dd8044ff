/** How the page is set: what belongs to charts is in charts/theme.ts. */
export const pageStyle = `*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:14px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;overflow-wrap:anywhere}
main{max-width:1144px;margin:0 auto;padding:0 24px 48px}
a{color:var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
.bar{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center;justify-content:space-between;padding:16px 0;color:var(--soft);font-size:12px}
.brand{display:flex;align-items:center;gap:8px;color:var(--ink);font-weight:600;font-size:14px}
.brand svg{width:20px;height:20px}
.brand .ink{fill:var(--ink)}.brand .fill{fill:var(--p95)}
h1{font-size:20px;line-height:1.35;font-weight:600;margin:0 0 8px;max-width:60ch;text-wrap:balance}
h2{font-size:16px;line-height:1.4;margin:0 0 4px;font-weight:600}
h3{font-size:14px;margin:16px 0 4px;font-weight:600}
p{margin:0 0 8px;max-width:84ch}
.soft{color:var(--soft)}
.answer{border-top:3px solid var(--ink);padding-top:20px}
.chips{display:flex;flex-wrap:wrap;gap:8px;margin:0 0 16px;padding:0;list-style:none}
.chip{display:inline-flex;align-items:center;gap:6px;padding:2px 10px 2px 8px;border-radius:6px;font-weight:600;white-space:nowrap}
.chip svg{width:14px;height:14px;flex:none}
.chips .chip{padding:4px 12px 4px 10px;white-space:normal}
.chip .of{font-weight:400}
.chip.good{background:var(--good-wash);color:var(--good-ink)}
.chip.bad{background:var(--bad-wash);color:var(--bad-ink)}
.chip.unsure{background:var(--unsure-wash);color:var(--unsure-ink)}
.chip.odd{background:var(--odd-wash);color:var(--odd-ink)}
.chip.neutral{background:var(--neutral-wash);color:var(--neutral-ink)}
.chip path,.chip circle{fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.labels{margin:12px 0 0;padding:0;list-style:none;font-size:12px;color:var(--soft)}
.labels b{color:var(--ink);font-weight:600}
.first{display:grid;grid-template-columns:minmax(0,1fr);gap:24px 40px;margin:24px 0 0}
.figures{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 24px;margin:0;align-content:start}
.figures>div{border-top:1px solid var(--hair);padding:8px 0 16px}
.figures dt{color:var(--soft);font-size:12px}
.figures .value .range{font-size:14px;font-weight:400;color:var(--soft);white-space:nowrap}
.figures .value{margin:0;font-size:20px;font-weight:600;line-height:1.4;font-variant-numeric:tabular-nums}
.figures .value.bad{color:var(--bad-ink)}
.figures .beside{margin:0;font-size:12px;color:var(--soft);font-variant-numeric:tabular-nums}
.contents{display:flex;flex-wrap:wrap;gap:4px 16px;margin:16px 0 0;padding:12px 0;border-top:1px solid var(--hair);font-size:12px}
.contents a{text-decoration:none}
.contents a:hover{text-decoration:underline}
section{border-top:1px solid var(--hair);padding:24px 0 8px;margin-top:24px;scroll-margin-top:8px}
.contents+section{margin-top:0}
.pair{display:grid;grid-template-columns:minmax(0,1fr);gap:24px 40px;margin-top:12px}
.single{margin-top:12px}
.scroll{overflow-x:auto;margin:8px 0 16px}
.scroll.tall{max-height:720px;overflow-y:auto}
.scroll.tall thead th{position:sticky;top:0;background:var(--paper);z-index:1}
.halves{display:grid;grid-template-columns:minmax(0,1fr);column-gap:40px}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:5px 16px 5px 0;border-bottom:1px solid var(--hair);vertical-align:top;height:32px;font-weight:400}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--soft);font-size:12px;vertical-align:bottom;white-space:nowrap;border-bottom-color:var(--neutral)}
thead .unit{display:block}
.number{text-align:right;white-space:nowrap}
tbody th{min-width:150px}
td:not(.number){min-width:96px}
.range{color:var(--soft);font-size:12px}
td.reasons{min-width:200px;color:var(--soft)}
.names{white-space:nowrap}
.total th,.total td{font-weight:600}
.less{color:var(--soft)}
.nowrap{white-space:nowrap}
details{margin:4px 0 12px}
summary{cursor:pointer;color:var(--soft)}
summary:hover{color:var(--ink)}
code,pre{font:12px/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
pre{margin:4px 0;padding:8px 12px;background:var(--raised);border-radius:6px;white-space:pre-wrap}
.command{display:inline-block;padding:4px 8px;background:var(--raised);border-radius:6px}
.notice{border-left:3px solid var(--odd);padding:4px 0 4px 16px;margin:16px 0}
.facts{display:grid;grid-template-columns:minmax(0,1fr);gap:0;margin:8px 0}
.facts div{display:grid;grid-template-columns:minmax(110px,200px) minmax(0,1fr);gap:16px;padding:4px 0;border-bottom:1px solid var(--hair)}
.facts dt{color:var(--soft)}
.facts dd{margin:0}
footer{font-size:12px}
footer h2{font-size:14px}
@media (min-width:900px){
.halves{grid-template-columns:repeat(2,minmax(0,1fr))}
.goals tbody th{min-width:210px}
.first{grid-template-columns:minmax(0,7fr) minmax(0,6fr)}
.first.alone{grid-template-columns:minmax(0,1fr)}
.first.alone .figures{grid-template-columns:repeat(3,minmax(0,1fr))}
.pair{grid-template-columns:repeat(2,minmax(0,1fr))}
.facts.two{grid-template-columns:repeat(2,minmax(0,1fr));column-gap:40px}
}
@media (max-width:640px){
main{padding:0 16px 32px}
.facts div{grid-template-columns:112px minmax(0,1fr);gap:8px}
.scroll tbody th{position:sticky;left:0;background:var(--paper);max-width:48vw;min-width:132px;padding-right:8px}
}
@media print{
@page{size:A4;margin:12mm}
body{font-size:10px}
main{max-width:none;padding:0}
.contents{display:none}
.bar{padding-top:0}
h1{font-size:16px}h2{font-size:13px}h3{font-size:11px}
.bar,.labels,.figures dt,.figures .beside,.range,footer,summary{font-size:9px}
.figures .value{font-size:15px}
.figures .value .range{font-size:10px}
.figures>div{padding:4px 0 8px}
.first{grid-template-columns:repeat(2,minmax(0,1fr));margin-top:12px}
.first.alone{grid-template-columns:minmax(0,1fr)}
.first.alone .figures{grid-template-columns:repeat(3,minmax(0,1fr))}
.pair,.halves{grid-template-columns:repeat(2,minmax(0,1fr))}
section{padding-top:12px;margin-top:12px}
h2,h3,thead,figcaption{break-after:avoid}
.chart,tr,.figures>div{break-inside:avoid}
.scroll,.scroll.tall{overflow:visible;max-height:none;margin:4px 0 8px}
.scroll.tall thead th{position:static}
table{font-size:8px}
thead th{font-size:8px;overflow-wrap:normal}
th,td{padding:2px 6px 2px 0;height:auto}
.scroll tbody th,td:not(.number),td.reasons,.goals tbody th{min-width:0;max-width:none;position:static}
td .range{font-size:7px}
.chip{padding:0 5px 0 4px}
.chip svg{width:9px;height:9px}
code,pre{font-size:8px}
details{margin:2px 0 6px}
details::details-content{content-visibility:visible;display:block}
summary{list-style:none}
.facts div{padding:2px 0}
.facts.two{grid-template-columns:repeat(2,minmax(0,1fr));column-gap:24px}
.facts.two div{grid-template-columns:110px minmax(0,1fr);gap:8px}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
