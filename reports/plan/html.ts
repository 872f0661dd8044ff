import type { Plan } from '../../engine/model/plan.ts';
import { prose } from '../campaign/html/prose.ts';
import { capacityStyle } from '../charts/capacity/style.ts';
import { planChartStyle } from '../charts/plan/style.ts';
import { figureList } from '../formats/html/figure-list.ts';
import { brandMark, chipMarkup } from '../formats/html/icons.ts';
import { anchor, laidOut, sectionMarkup } from '../formats/html/layout.ts';
import { page } from '../formats/html/page.ts';
import { type Section, say } from '../formats/html/section.ts';
import { factList } from '../formats/html/sections/origin.ts';
import { type Markup, markup } from '../markup.ts';
import { cleanDocument } from '../words/clean.ts';
import { day } from '../words/day.ts';
import { planChips, planFacts, planFigures, planSentences } from '../words/plan/plan.ts';
import type { DocumentFormat } from './format.ts';
import { biggest, bottleneck, demand, serving } from './html/sections/capacity.ts';
import { checklist } from './html/sections/checklist.ts';
import { investment } from './html/sections/investment.ts';
import { roadmap } from './html/sections/roadmap.ts';
import { planStyle } from './html/style.ts';

const sections: readonly ((plan: Plan) => Section | null)[] = [demand, bottleneck, biggest, investment, serving, roadmap, checklist];

function answer(plan: Plan): Markup {
  const [first = '', ...rest] = planSentences(plan);
  const figures = planFigures(plan);
  const chips = planChips(plan).map((chip) => markup`<li>${chipMarkup(chip, true)}</li>`);
  return markup`<header><div class="bar"><span class="brand">${brandMark}Headroom</span><span>plan${plan.environment !== null && ` for ${plan.environment}`} · ${day(plan.today)}</span></div><div class="answer"><ul class="chips">${chips}</ul><h1>${prose(first)}</h1>${rest.map((sentence) => say(sentence, 'lead-line'))}</div>${figures.length > 0 && markup`<div class="first alone">${figureList(figures)}</div>`}</header>`;
}

function origin(plan: Plan): Section {
  return {
    title: 'Where the numbers come from',
    content: markup`<p>To repeat it: <code class="command">${plan.reproduce}</code></p>${factList(planFacts(plan), 'one')}${plan.notes.length > 0 && markup`<ul>${plan.notes.map((note) => markup`<li>${note}</li>`)}</ul>`}`,
  };
}

function render(unclean: Plan): string {
  const plan = cleanDocument(unclean);
  const [title = ''] = planSentences(plan);
  const made = sections.flatMap((make) => make(plan) ?? []);
  const contents = made.map((section) => markup`<a href="#${anchor(section.title)}">${section.title}</a>`);
  return page(
    `${title.replaceAll('`', '')} · plan`,
    markup`<main>${answer(plan)}<nav class="contents" aria-label="Contents">${contents}</nav>
${laidOut(made)}<footer>${sectionMarkup(origin(plan))}</footer></main>`,
    `${capacityStyle}${planChartStyle}${planStyle}`,
  );
}

/** The tech lead's page: one file, to be sent round and printed. */
export const html: DocumentFormat<Plan> = { name: 'html', extension: 'html', render };
