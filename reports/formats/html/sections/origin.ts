import { type Markup, markup } from '../../../markup.ts';
import { bound } from '../../../words/bind.ts';
import { capital } from '../../../words/facts.ts';
import { healthReasons, healthSentence } from '../../../words/health.ts';
import { type Fact, provenanceFacts, targetFacts } from '../../../words/provenance.ts';
import { type SectionMaker, say } from '../section.ts';

/** Names and what is to be said of them, in one column or two. */
export function factList(facts: readonly Fact[], columns: 'one' | 'two' = 'two'): Markup {
  return markup`<dl class="facts${columns === 'two' && ' two'}">${facts.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${bound(value)}</dd></div>`)}</dl>`;
}

/** Whether the generator can be believed. */
export const health: SectionMaker = ({ run }) => {
  const { invalidating, cautions } = healthReasons(run.health);
  return {
    title: 'Generator',
    half: true,
    content: markup`${say(healthSentence(run.health))}${invalidating.length > 0 && markup`<p>Invalid because:</p><ul>${invalidating.map((reason) => markup`<li>${capital(reason)}.</li>`)}</ul>`}${
      cautions.length > 0 && markup`<p>Cautions:</p><ul>${cautions.map((reason) => markup`<li>${capital(reason)}.</li>`)}</ul>`
    }`,
  };
};

/** What somebody wrote beside the run. */
export const notes: SectionMaker = (report) => {
  const all = [...new Set([...report.notes, ...report.run.notes])];
  return all.length === 0 ? null : { title: 'Notes', half: true, content: markup`<ul>${all.map((note) => markup`<li>${note}</li>`)}</ul>` };
};

/** Run, code, tool, machine; what the target said of itself. */
export const provenance: SectionMaker = (report) => {
  const target = targetFacts(report);
  return {
    title: 'Where the numbers come from',
    content: markup`${factList(provenanceFacts(report))}${target.length > 0 && markup`<h3>What the target said of itself</h3>${factList(target)}`}`,
  };
};
