import type { Finding, Plan } from '../../engine/model/plan.ts';
import type { Target } from '../../engine/model/target.ts';
import { csvText } from '../formats/csv/cells.ts';
import { cleanDocument } from '../words/clean.ts';
import { rowName } from '../words/plan/roadmap.ts';
import type { DocumentFormat } from './format.ts';

const titles = [
  'kind',
  'group',
  'name',
  'target',
  'before',
  'wanted',
  'status',
  'measured',
  'measured_low',
  'measured_high',
  'evidence_kind',
  'evidence',
  'evidence_at',
  'reasons',
] as const;

const found = ({ status, actual, evidence, reasons }: Finding, target: Target | null) => ({
  target: target?.text ?? null,
  wanted: target?.expected ?? null,
  status,
  measured: actual?.value ?? null,
  measured_low: actual?.low ?? null,
  measured_high: actual?.high ?? null,
  evidence_kind: evidence?.kind ?? null,
  evidence: evidence?.id ?? null,
  evidence_at: evidence?.at ?? null,
  reasons: reasons.map(({ code }) => code).join(' '),
});

function render(unclean: Plan): string {
  const { roadmap, checklist } = cleanDocument(unclean);
  return csvText(titles, [
    ...(roadmap?.rows ?? []).flatMap((row) =>
      row.goals.flatMap((goal, index) =>
        goal === null
          ? []
          : [
              {
                kind: 'roadmap',
                group: roadmap?.phases[index]?.name ?? null,
                name: rowName(row),
                before: row.before,
                ...found(goal, goal.target),
              },
            ],
      ),
    ),
    ...checklist.map(({ line, group, target, ...finding }) => ({ kind: 'checklist', group, name: line, ...found(finding, target) })),
  ]);
}

/** One table: every goal of the roadmap, then every line of the checklist, with its evidence. Base units, never rounded. */
export const csv: DocumentFormat<Plan> = { name: 'csv', extension: 'csv', render };
