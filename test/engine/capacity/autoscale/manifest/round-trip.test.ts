import fc from 'fast-check';
import { expect, it } from 'vitest';
import { manifestOf } from '../../../../../engine/capacity/autoscale/manifest/manifest.ts';
import { readPolicy } from '../../../../../engine/capacity/autoscale/manifest/read-policy.ts';
import { presetMaker, presetNames } from '../../../../../engine/capacity/autoscale/presets.ts';
import { outcomeOf } from '../../../../../engine/capacity/autoscale/simulation/outcome.ts';
import { type ScalingPolicy, scalingPolicySchema } from '../../../../../engine/model/scaling-policy.ts';

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}[a-z0-9]$/);
const whole = (min: number, max: number) => fc.integer({ min, max });
const quantity = fc.oneof(
  whole(1, 2 ** 40),
  whole(1, 10_000_000).map((milli) => milli / 1000),
);
const maybe = <Value>(field: string, value: fc.Arbitrary<Value>) =>
  fc.option(value, { nil: undefined }).map((given): object => (given === undefined ? {} : { [field]: given }));
const together = (...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<object> =>
  fc.tuple(...parts).map((each): object => Object.assign({}, ...each));

const signal = fc.constantFrom('requests', 'requests*60', 'backlog', 'latency', 'utilisation', 'served*1048576+314572800', 'cores / 2');
const average = quantity.map((averageValue) => ({ type: 'AverageValue', averageValue }));
const plain = quantity.map((value) => ({ type: 'Value', value }));
const utilisation = whole(1, 300).map((averageUtilization) => ({ type: 'Utilization', averageUtilization }));
const labels = maybe('labels', fc.dictionary(name, fc.string({ maxLength: 12, unit: 'grapheme-ascii' }), { minKeys: 1, maxKeys: 3 }));
const metric = (index: number): fc.Arbitrary<object> => {
  const own = name.map((each) => ({ name: `${each}-${index}` }));
  return fc.oneof(
    together(
      fc.constant({ type: 'Resource' }),
      own,
      fc.oneof(utilisation, average).map((target) => ({ target })),
      maybe('signal', signal),
    ),
    together(
      fc.constant({ type: 'Pods' }),
      own,
      labels,
      average.map((target) => ({ target })),
      maybe('signal', signal),
    ),
    together(
      fc.constant({ type: 'External' }),
      own,
      labels,
      fc.oneof(plain, average).map((target) => ({ target })),
      maybe('signal', signal),
    ),
    together(
      fc.constant({ type: 'Object' }),
      own,
      labels,
      fc.tuple(name, name).map(([kind, each]) => ({ object: { kind, name: each } })),
      fc.oneof(plain, average).map((target) => ({ target })),
    ),
  );
};
const rules = together(
  maybe('stabilizationWindowSeconds', whole(0, 3600)),
  maybe('selectPolicy', fc.constantFrom('Max', 'Min', 'Disabled')),
  maybe(
    'policies',
    fc.array(fc.record({ type: fc.constantFrom('Pods', 'Percent'), value: whole(1, 500), periodSeconds: whole(1, 1800) }), {
      minLength: 1,
      maxLength: 3,
    }),
  ),
  maybe(
    'tolerance',
    whole(0, 900).map((milli) => milli / 1000),
  ),
);
const resources = together(maybe('cpu', quantity), maybe('memory', quantity));
const hpa = together(
  fc.constant({ kind: 'hpa' }),
  name.map((each) => ({ name: each })),
  maybe('namespace', name),
  fc.tuple(name, fc.constantFrom('Deployment', 'StatefulSet')).map(([each, kind]) => ({ scaleTargetRef: { kind, name: each } })),
  fc.tuple(whole(0, 20), whole(1, 80)).map(([least, more]) => ({ minReplicas: least, maxReplicas: least + more })),
  fc.tuple(metric(0), metric(1), metric(2), whole(1, 3)).map(([a, b, c, count]) => ({ metrics: [a, b, c].slice(0, count) })),
  maybe('behavior', together(maybe('scaleUp', rules), maybe('scaleDown', rules))),
  maybe('pod', together(maybe('requests', resources), maybe('limits', resources))),
);
const beanstalk = fc
  .record({
    kind: fc.constant('beanstalk'),
    name,
    sizes: fc.tuple(whole(0, 20), whole(1, 80)),
    cooldownSeconds: whole(0, 10_000),
    trigger: fc.record({
      measureName: fc.constantFrom('CPUUtilization', 'RequestCount', 'Latency'),
      statistic: fc.constantFrom('Average', 'Sum', 'Maximum', 'Minimum'),
      unit: fc.constantFrom('Percent', 'Count', 'Seconds'),
      periodMinutes: whole(1, 600),
      evaluationPeriods: whole(1, 600),
      breachDurationMinutes: whole(1, 600),
      upperThreshold: whole(0, 10_000_000).map((milli) => milli / 1000),
      lowerThreshold: whole(0, 10_000_000).map((milli) => milli / 1000),
      upperBreachScaleIncrement: whole(1, 20),
      lowerBreachScaleIncrement: whole(-20, -1),
    }),
  })
  .map(({ sizes: [least, more], ...rest }) => ({ ...rest, minSize: least, maxSize: least + more }));

const written = (policy: ScalingPolicy): ScalingPolicy => {
  const { file, text } = manifestOf(policy);
  return readPolicy(text, `.ebextensions/${file}`);
};

it('every policy is the same after it was written as a manifest and read again', () => {
  fc.assert(
    fc.property(fc.oneof(hpa, beanstalk), (document) => {
      const policy = scalingPolicySchema.parse(document);
      expect(written(policy)).toEqual(policy);
    }),
    { numRuns: 300 },
  );
});

it('every policy is the same after it was written as JSON and read again', () => {
  fc.assert(
    fc.property(fc.oneof(hpa, beanstalk), (document) => {
      const policy = scalingPolicySchema.parse(document);
      expect(readPolicy(JSON.stringify(policy), 'p.json')).toEqual(policy);
    }),
  );
});

it.each(presetNames)('the preset %s behaves the same when it comes from its manifest', (preset) => {
  const policy = presetMaker(preset)?.(50);
  if (policy === undefined) throw new Error(preset);
  const run = (each: ScalingPolicy) =>
    outcomeOf({
      policy: each,
      perSecond: [...Array.from({ length: 300 }, () => 60), ...Array.from({ length: 900 }, () => 200)],
      replica: { capacityPerSecond: 50, cores: 1, serviceMs: 20, startupS: 30, costPerHour: null, source: 'stated', from: null },
      latencyTargetMs: null,
      startReplicas: null,
    });
  expect(run(written(policy))).toEqual(run(policy));
});
