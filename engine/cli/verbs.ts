import type { Verb } from './verb.ts';

export interface VerbEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<{ verb: Verb }>;
}

/** Every verb, in the order help shows them. Files are imported only when their verb is called. */
export const verbs: readonly VerbEntry[] = [
  { name: 'demo', summary: 'measure the embedded demo application at 1,000 users, two to three minutes', load: () => import('./demo.ts') },
  { name: 'init', summary: 'write a configuration, first journeys and a CI workflow into your project', load: () => import('./init.ts') },
  {
    name: 'run',
    summary: 'run scenarios or k6 scripts, judge targets, compare with the baseline, write the report',
    load: () => import('./run.ts'),
  },
  { name: 'compare', summary: 'explain what moved between two runs', load: () => import('./compare.ts') },
  { name: 'gate', summary: 'block a change that made it slower: duet, stored baselines, or targets', load: () => import('./gate.ts') },
  {
    name: 'capacity',
    summary: 'find how much load a target is met at, what runs out first, and what follows for users and replicas',
    load: () => import('./capacity.ts'),
  },
  {
    name: 'autoscale',
    summary: 'simulate a scaling policy against a demand, and print the manifest that would do it',
    load: () => import('./autoscale.ts'),
  },
  {
    name: 'roi',
    summary: 'what an investment is worth: payback, NPV, its strongest assumptions, cost of serving',
    load: () => import('./roi.ts'),
  },
  {
    name: 'plan',
    summary: "the tech lead's page: capacity against demand, cost, roadmap and go-live checklist with their evidence",
    load: () => import('./plan.ts'),
  },
  { name: 'baseline', summary: 'approve, list, show or drop baselines', load: () => import('./baseline.ts') },
  { name: 'report', summary: 'print or write the report of a sealed run again, in any format', load: () => import('./report.ts') },
  { name: 'runs', summary: 'list runs and campaigns, show when a metric moved, add notes, prune', load: () => import('./runs.ts') },
  { name: 'query', summary: 'ask all runs a question in SQL', load: () => import('./query.ts') },
  { name: 'ui', summary: 'open the workbench in a browser: start runs, watch them, compare, plan', load: () => import('./ui.ts') },
  {
    name: 'desktop',
    summary: 'open the workbench as a desktop application, in the browser where Electron is missing',
    load: () => import('./desktop.ts'),
  },
  {
    name: 'doctor',
    summary: 'check k6, browser, limits, ports and disk, with the command that mends each',
    load: () => import('./doctor.ts'),
  },
  { name: 'completion', summary: 'print the completion script for bash, zsh or fish', load: () => import('./completion.ts') },
];
