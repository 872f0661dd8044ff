import { generateDemand } from '../../../engine/capacity/autoscale/demand/generate.ts';
import { parseTrace } from '../../../engine/capacity/autoscale/demand/trace.ts';
import { presetMaker } from '../../../engine/capacity/autoscale/presets.ts';
import { autoscaleReport } from '../../../engine/capacity/autoscale/report.ts';
import { type AutoscaleReport, autoscaleReportSchema, type Replica } from '../../../engine/model/autoscale.ts';
import { type ScalingPolicy, scalingPolicySchema } from '../../../engine/model/scaling-policy.ts';

const replica: Replica = {
  capacityPerSecond: 50,
  cores: 1,
  serviceMs: 60,
  startupS: 60,
  costPerHour: 0.1,
  source: 'stated',
  from: null,
};

function preset(name: string): ScalingPolicy {
  const make = presetMaker(name);
  if (make === null) throw new Error(name);
  return make(replica.capacityPerSecond);
}

const demand = generateDemand({ shape: 'spike', base: 100, peak: 400, seconds: 3600, noise: 0.03, seed: 1 });
const question = { demand, replica, latencyTargetMs: null, startReplicas: null, notes: [] };
const checked = (report: AutoscaleReport): AutoscaleReport => autoscaleReportSchema.parse(report);

/** A rule that is slower than the spike. */
export const behindReport = (): AutoscaleReport =>
  checked(
    autoscaleReport({
      ...question,
      policies: [preset('beanstalk')],
      reproduce: 'headroom autoscale beanstalk --capacity-per-replica 50 --generate spike',
    }),
  );

/** One that keeps up, since its replicas are mostly idle. */
export const keptReport = (): AutoscaleReport =>
  checked(autoscaleReport({ ...question, policies: [preset('backend')], reproduce: 'headroom autoscale backend --capacity latest' }));

/** Several side by side, with a target for latency and something to note. */
export const comparedReport = (): AutoscaleReport =>
  checked(
    autoscaleReport({
      ...question,
      replica: { ...replica, source: 'capacity', from: 'campaign 20260301-capacity' },
      policies: ['beanstalk', 'backend', 'frontend', 'gpu'].map(preset),
      latencyTargetMs: 400,
      notes: ['Measured on the staging cluster.'],
      reproduce: 'headroom autoscale beanstalk backend frontend gpu --capacity latest',
    }),
  );

/** A trace that nothing can follow, from a start of one replica, without a price, with two policies of names that differ in a digit. */
export function hopelessReport(): AutoscaleReport {
  const web = (name: string, fields: object): ScalingPolicy =>
    scalingPolicySchema.parse({ kind: 'hpa', name, scaleTargetRef: { name }, maxReplicas: 2, ...fields });
  return checked(
    autoscaleReport({
      ...question,
      demand: parseTrace('seconds,rate\n0,10\n30,500\n90,500', 'black-friday.csv'),
      replica: { ...replica, costPerHour: null, serviceMs: 0, cores: 0.5 },
      policies: [
        web('web-1', {}),
        web('web-2', {
          metrics: [{ type: 'Resource', name: 'cpu', target: { type: 'Utilization', averageUtilization: 120 } }],
          behavior: {},
        }),
      ],
      startReplicas: 1,
      reproduce: 'headroom autoscale web.yaml --demand black-friday.csv',
    }),
  );
}

export const autoscaleVariants: Readonly<Record<string, () => AutoscaleReport>> = {
  behind: behindReport,
  kept: keptReport,
  compared: comparedReport,
  hopeless: hopelessReport,
};
