/** How the plan is set, beside what all pages share. */
export const planStyle = `.answer h1+p{font-weight:400}
.lead-line{margin:0 0 4px}
.phases{margin:8px 0 12px;padding:0 0 0 20px}
.phases li{margin:0 0 4px}
.wanted{font-weight:600;white-space:nowrap;margin-right:8px}
td.goal{min-width:200px}
td .range.why{display:inline-block;line-height:1.35;max-width:34ch}
@media print{td.goal{min-width:0}.wanted{margin-right:4px}td .range.why{max-width:none}}
`;
