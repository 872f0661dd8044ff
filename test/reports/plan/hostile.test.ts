import { describe, expect, it } from 'vitest';
import type { ZodType } from 'zod';
import { type Plan, planSchema } from '../../../engine/model/plan.ts';
import { type Roi, roiSchema } from '../../../engine/model/roi.ts';
import { planFormats, roiFormats } from '../../../reports/plan/index.ts';
import { filled, freeFields, hostileStrings } from '../hostile.ts';
import {
  elementsOf,
  expectColumns,
  expectKept,
  expectNoControl,
  expectOwnMarkdown,
  expectOwnPage,
  fieldNames,
  rendered,
} from '../hostile-checks.ts';
import { fullPlan, riskyRoi } from './variants.ts';

/** Everything a plan can hold, few of each. */
function smallPlan(): Plan {
  const plan = fullPlan();
  const { capacity, checklist } = plan;
  return planSchema.parse({
    ...plan,
    capacity: capacity && {
      ...capacity,
      points: capacity.points.slice(0, 1),
      model: capacity.model && { ...capacity.model, curves: { throughput: [], p95: [] } },
    },
    checklist: checklist.filter(({ line }) => ['targets-met', 'autoscaling', 'route-chunk'].includes(line)),
    notes: ['a note'],
  });
}

function hostile<Document>(document: Document, schema: ZodType): Document[] {
  const fields = freeFields(document, schema);
  return hostileStrings.map((_, turn) => filled(document, fields, turn)).filter((_, turn) => turn % 7 === 0);
}

const plan = smallPlan();
const roi = riskyRoi();
const cases = [
  { name: 'plan', base: plan, documents: hostile<Plan>(plan, planSchema), formats: planFormats },
  { name: 'roi', base: roi, documents: hostile<Roi>(roi, roiSchema), formats: roiFormats },
].map(({ name, base, documents, formats }) => {
  const write = (format: keyof typeof formats) => (document: unknown) => (formats[format].render as (given: unknown) => string)(document);
  return {
    name,
    base,
    documents,
    text: write('text'),
    html: write('html'),
    markdown: write('markdown'),
    csv: write('csv'),
    json: write('json'),
  };
});

it('knows the fields that hold what somebody wrote', () => {
  const names = (document: unknown, schema: ZodType) => fieldNames(freeFields(document, schema));
  expect(names(plan, planSchema)).toEqual(
    expect.arrayContaining([
      'roadmap.phases.name',
      'roadmap.rows.goals.target.text',
      'checklist.evidence.id',
      'prices.file',
      'investment.assumptions.name',
      'reproduce',
      'notes',
    ]),
  );
  expect(names(roi, roiSchema)).toEqual(expect.arrayContaining(['assumptions.name', 'tornado.name', 'prices.file']));
});

describe.each(cases)('$name with hostile texts', ({ base, documents, text, html, markdown, csv, json }) => {
  it('a terminal gets no control or direction character and keeps its columns', () => {
    for (const document of documents) {
      const written = text(document);
      expectNoControl(written);
      expectColumns(written);
    }
  });

  it('a page gets no element but our own, and nothing to fetch or run', () => {
    const own = elementsOf(html(base)).add('code');
    for (const document of documents) expectOwnPage(html(document), own);
  });

  it('Markdown gets no link, no image and no element but our own', () => {
    const own = elementsOf(rendered(markdown(base))).add('code');
    for (const document of documents.filter((_, turn) => turn % 4 === 0)) expectOwnMarkdown(rendered(markdown(document)), own);
  });

  it('a spreadsheet gets no formula, and JSON gives back what it was given', () => {
    for (const document of documents) {
      for (const cell of csv(document).split(/[\r\n,]+/)) expect(cell).not.toMatch(/^\s*[=+@|%\uff0b\uff1d\uff20]/);
      expectKept(json(document), document);
    }
  });
});
