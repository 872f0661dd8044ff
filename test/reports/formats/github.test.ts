import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Annotation,
  byteLength,
  cutToBytes,
  longestMessageBytes,
  mostOfALevel,
  workflowCommands,
} from '../../../reports/formats/github/workflow-command.ts';
import { github } from '../../../reports/formats/github.ts';
import { parseWorkflowCommand } from '../../engine/init/runner/workflow-command.ts';
import { freeFields, hostileStrings, poisoned, small } from '../hostile.ts';
import { demoReport, failingReport, invalidReport } from '../variants.ts';

const linesOf = (text: string) => text.split('\n').filter((line) => line !== '');
const annotation = (level: Annotation['level'], title: string, message = 'm'): Annotation => ({ level, title, message });

describe('workflow commands', () => {
  it('escape a message and a property as the runner reads them back', () => {
    expect(workflowCommands([annotation('error', 'p95, 5 %: up', '100 %\r\nnext: a, b')], 'a,b:c.ts')).toBe(
      '::error file=a%2Cb%3Ac.ts,title=p95%2C 5 %25%3A up::100 %25%0D%0Anext: a, b\n',
    );
  });

  it('give back any title and message', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }).filter((each) => each.trim() !== '');
    fc.assert(
      fc.property(text, text, text, (title, message, file) => {
        const [line = '', ...others] = linesOf(workflowCommands([annotation('warning', title, message)], file));
        expect(others).toEqual([]);
        expect(parseWorkflowCommand(line)).toEqual({ command: 'warning', properties: { file, title }, message });
      }),
      { numRuns: 40 },
    );
  });

  it('show errors first, ten of a level, and count those left out', () => {
    const many = Array.from({ length: 14 }, (_, index) => annotation('notice', `n${index}`));
    const lines = linesOf(workflowCommands([...many, annotation('warning', 'w'), annotation('error', 'e1'), annotation('error', 'e2')]));
    expect(lines.slice(0, 3).map((line) => line.split(' ')[0])).toEqual(['::error', '::error', '::warning']);
    expect(lines.filter((line) => line.startsWith('::notice'))).toHaveLength(mostOfALevel);
    expect(lines.at(-1)).toContain('title=and 5 more::');
    expect(lines.at(-1)).toContain('n9');
  });

  it('cut a message to the bytes the runner keeps, never inside a character', () => {
    expect(cutToBytes('aé漢👩', 10)).toBe('aé漢👩');
    expect(cutToBytes('aé漢👩', 9)).toBe('aé漢…');
    const [line = ''] = linesOf(workflowCommands([annotation('error', 't'.repeat(400), '漢'.repeat(5000))]));
    const read = parseWorkflowCommand(line);
    expect(byteLength(read?.message ?? '')).toBeLessThanOrEqual(longestMessageBytes);
    expect(read?.properties.title).toHaveLength(250);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 3, max: 40 }), (text, most) => {
        const cut = cutToBytes(text, most);
        expect(new TextEncoder().encode(cut).length).toBeLessThanOrEqual(most);
        expect(cut === text || text.startsWith(cut.slice(0, -1))).toBe(true);
      }),
    );
  });
});

describe('annotations of a run', () => {
  it('make an error of a failed target and a warning of a regression, which ends no run', () => {
    const lines = linesOf(github.render(failingReport(), { reportPath: 'r/report.html', scenarioFile: 'load/shop.ts' }));
    expect(lines[0]).toMatch(/^::error file=load\/shop\.ts,title=Target failed%3A p95 < 300 ms/);
    expect(lines.find((line) => line.startsWith('::warning'))).toMatch(
      /title=Regressed%3A p95 latency::Slower by .*Smallest detectable change/i,
    );
    expect(lines.at(-1)).toMatch(/^::notice .*Report: r\/report\.html$/);
  });

  it('say of a good run what could have been noticed, and nothing worse than a notice', () => {
    const lines = linesOf(github.render(demoReport()));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^::notice title=.*smallest detectable change/i);
  });

  it('say of an invalid run only that', () => {
    const errors = linesOf(github.render(invalidReport())).filter((line) => line.startsWith('::error'));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain('The run is invalid');
  });

  it('are never more than an annotation, whatever a report holds', () => {
    const base = small(failingReport());
    const fields = freeFields(base);
    for (const turn of hostileStrings.keys()) {
      const text = github.render(poisoned(base, fields, turn), {
        reportPath: hostileStrings[turn] ?? '',
        scenarioFile: hostileStrings[turn] ?? '',
      });
      for (const line of linesOf(text)) {
        const read = parseWorkflowCommand(line);
        expect(read && ['error', 'warning', 'notice'].includes(read.command)).toBe(true);
        expect(Object.keys(read?.properties ?? {}).every((name) => name === 'file' || name === 'title')).toBe(true);
      }
    }
  });
});
