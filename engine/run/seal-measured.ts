import type { HeadroomError } from '../model/error.ts';
import type { ErrorGroup } from '../model/error-group.ts';
import type { Measurement } from '../model/measurement.ts';
import type { PageVisits } from '../model/page-visit.ts';
import type { Report } from '../model/report.ts';
import type { Control, Run } from '../model/run.ts';
import type { RunDraft } from '../store/index.ts';
import { assess } from './assess.ts';
import type { Conducted } from './conduct.ts';
import { complaintLines, endOf, failureOf } from './ending.ts';
import type { Session } from './session.ts';

/** What load has left to be judged. */
export interface Measured {
  readonly draft: RunDraft;
  readonly conducted: Conducted;
  readonly measurement: Measurement;
  /** What verdicts and report are about, when that is not the whole. */
  readonly reported?: Measurement;
  readonly control: Control | null;
}

export interface Sealed {
  readonly folder: string;
  readonly run: Run;
  readonly report: Report;
  readonly measurement: Measurement;
  readonly errors: readonly ErrorGroup[];
  readonly interrupted: boolean;
  /** What a user must be told beside the report. */
  readonly failure: HeadroomError | null;
}

/** Judges what was measured, reports it and seals its folder. */
export async function sealMeasured(session: Session, { draft, conducted, measurement, reported, control }: Measured): Promise<Sealed> {
  const { request, store, partial, environment, work } = session;
  const { fold, result, stopped } = conducted;
  const errors = fold.errors();
  const pages = maskedPages(await partial.pages(), request.mask);
  const { maxLateness } = request.environment;
  const assessed = await assess(store, {
    run: {
      ...draft,
      ...endOf(conducted),
      loadStartedAt: measurement.series.length === 0 ? null : new Date(measurement.startedAt).toISOString(),
      endedAt: new Date().toISOString(),
      recovered: false,
      durationS: measurement.durationS,
      control,
      machineBusy: conducted.machineBusy,
      probes: environment.probe.readings(measurement.startedAt),
      k6: { exitCode: result.exitCode, thresholds: result.thresholds === null ? null : { ...result.thresholds } },
      notes: [...draft.notes, ...fold.warnings(), ...complaintLines(conducted)],
    },
    measurement,
    ...(reported === undefined ? {} : { reported }),
    errors,
    pages,
    gate: request.gate,
    compare: request.compare,
    generatorCpu: conducted.generatorCpu,
    pacingS: work.pacingS,
    arrival: work.arrival,
    obstacle: result.obstacle ?? null,
    latenessLimitMs: maxLateness === undefined ? undefined : maxLateness * 1000,
    byNameOnly: environment.allowed.byNameOnly,
  });
  const folder = await partial.seal({ ...assessed, measurement, errors, pages });
  return {
    folder,
    run: assessed.run,
    report: assessed.report,
    measurement,
    errors,
    interrupted: stopped?.interrupted ?? false,
    failure: failureOf(conducted),
  };
}

/** Secrets of the environment must not stand in what a page was seen to ask for. */
function maskedPages(pages: PageVisits | null, mask: (text: string) => string): PageVisits | null {
  return pages === null
    ? null
    : (JSON.parse(JSON.stringify(pages), (_, value: unknown) => (typeof value === 'string' ? mask(value) : value)) as PageVisits);
}
