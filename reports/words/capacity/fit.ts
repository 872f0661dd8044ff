import type { ScalabilityFit, TailFit } from '../../../engine/model/capacity.ts';
import type { Estimate } from '../../../engine/model/estimate.ts';
import { count, counted, fixed, significant } from '../digits.ts';
import type { Fact } from '../provenance.ts';
import { quantity } from '../quantity.ts';
import { measures, projected, rangeName } from './projection.ts';
import { capacityReasons } from './reasons.ts';

// Coefficients may be far below what four decimals show.
function small(value: number): string {
  if (value === 0) return '0';
  if (Math.abs(value) >= 0.001) return significant(value);
  const exponent = Math.floor(Math.log10(Math.abs(value)));
  return `${fixed(value / 10 ** exponent, 2)}e${exponent < 0 ? '−' : ''}${Math.abs(exponent)}`;
}

function coefficient({ value, low, high, confidence }: Estimate): string {
  const range = low === null || high === null ? 'no range' : `[${small(low)}, ${small(high)}]`;
  return `${small(value)} ${range}${low === null ? '' : ` (${rangeName({ confidence })})`}`;
}

function heldOut(holdOut: ScalabilityFit['holdOut']): string {
  if (holdOut === null) return 'not checked: too few plateaus to hold any out';
  const held = holdOut.held === 1 ? 'the last plateau' : `the last ${count(holdOut.held)} plateaus`;
  return `fitted without ${held}, it missed ${holdOut.held === 1 ? 'it' : 'them'} by ${quantity(Math.abs(holdOut.worstMiss), 'fraction')} at most`;
}

/** What the scalability law says, each parameter with its range; its peak, or why there is none to tell. */
export function fitFacts(fit: ScalabilityFit): Fact[] {
  const reasons = capacityReasons(fit.reasons);
  const peak: Fact[] =
    fit.peak === null
      ? [
          [
            'Peak',
            fit.identifiable ? 'none: more load never gives less' : `not identifiable: ${reasons.join('; ') || 'the data cannot tell it'}`,
          ],
        ]
      : [
          ['Peak', projected(fit.peak.throughput, measures.requests)],
          ['Peak at', projected(fit.peak.concurrency, measures.inFlight)],
        ];
  return [
    ...peak,
    ['λ, requests/s of one in flight', coefficient(fit.lambda)],
    ['σ, contention', coefficient(fit.sigma)],
    ['κ, coherency', coefficient(fit.kappa)],
    [
      'Limit by contention alone',
      fit.amdahlLimit === null ? 'none: no contention was found' : `${significant(fit.amdahlLimit)} req/s (λ / σ, no range)`,
    ],
    ['Hold-out', heldOut(fit.holdOut)],
    ['Fitted to', `${counted(fit.points, 'plateau')}, R² ${fixed(fit.r2, 3)}, which decides nothing`],
    ...(fit.identifiable
      ? []
      : ([
          ['Beyond what was measured', reasons.length === 0 ? 'not identifiable' : `not identifiable: ${reasons.join('; ')}`],
        ] satisfies Fact[])),
  ];
}

/** What the model of the tail says, and whether it was kept. */
export function tailFacts(tail: TailFit): Fact[] {
  const reasons = capacityReasons(tail.reasons).join('; ');
  return [
    ['Tail', tail.kept ? 'kept: it predicted the plateaus that were held out' : `not kept${reasons === '' ? '' : `: ${reasons}`}`],
    ['Effective servers', significant(tail.servers)],
    ['Service time', quantity(tail.serviceMs, 'ms')],
    ['Time in no queue', quantity(tail.offsetMs, 'ms')],
    ['Hold-out of the tail', heldOut(tail.holdOut)],
  ];
}
