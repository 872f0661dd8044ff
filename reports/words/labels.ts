import type { Report } from '../../engine/model/report.ts';

type Label = Report['labels'][number];

/** What limits the conclusions: a short label, and the sentence behind it. */
export const labels: Readonly<Record<Label, { readonly name: string; readonly meaning: string }>> = {
  'quick-proof': { name: 'quick proof', meaning: 'The hold is shorter than the five minutes a full judgement takes.' },
  'co-located': {
    name: 'co-located',
    meaning: 'Generator and target share this machine: the run is judged by how late the generator was, not by its CPU.',
  },
  'stock-k6': { name: 'stock k6', meaning: 'Recorded through the CSV of an unmodified k6: slower, and without the generator’s own clock.' },
  recovered: { name: 'recovered', meaning: 'The run was read back after an interruption; its last second may be missing.' },
  'target-not-restarted': {
    name: 'target not restarted',
    meaning: 'The target was not started fresh for this run: it is compared only with runs of the same kind.',
  },
  'host-name-only': { name: 'host name only', meaning: 'Behind a proxy, allowed hosts are enforced by host name only.' },
  partial: { name: 'partial', meaning: 'The run ended before its load profile did: what follows covers the part that ran.' },
};
