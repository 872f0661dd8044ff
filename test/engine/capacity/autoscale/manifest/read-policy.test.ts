import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../../../../engine/capacity/autoscale/manifest/read-policy.ts';
import { HeadroomError } from '../../../../../engine/model/error.ts';

function failure(text: string, file = 'p.yaml'): HeadroomError {
  try {
    readPolicy(text, file);
  } catch (error) {
    if (error instanceof HeadroomError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

// In the words of the Kubernetes documentation (HorizontalPodAutoscaler walkthrough), as a cluster gives it back.
const fromCluster = `apiVersion: v1
kind: Service
metadata: {name: php-apache}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: php-apache
  namespace: shop
  creationTimestamp: "2026-01-01T00:00:00Z"
  uid: 5a1c
  labels: {app: php-apache}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: php-apache}
  minReplicas: 1
  maxReplicas: 10
  metrics:
  - type: Resource
    resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}
  - type: Pods
    pods: {metric: {name: packets-per-second}, target: {type: AverageValue, averageValue: 1k}}
  - type: Object
    object:
      metric: {name: requests-per-second}
      describedObject: {apiVersion: networking.k8s.io/v1, kind: Ingress, name: main-route}
      target: {type: Value, value: 10k}
  - type: External
    external:
      metric: {name: queue_messages_ready, selector: {matchLabels: {queue: worker_tasks}}}
      target: {type: AverageValue, averageValue: 30}
status: {currentReplicas: 1, desiredReplicas: 1}
`;

describe('a HorizontalPodAutoscaler', () => {
  it('is read as a cluster gives it back, other objects left aside', () => {
    expect(readPolicy(fromCluster, 'all.yaml')).toMatchObject({
      kind: 'hpa',
      name: 'php-apache',
      namespace: 'shop',
      maxReplicas: 10,
      metrics: [
        { type: 'Resource', name: 'cpu', target: { averageUtilization: 50 } },
        { type: 'Pods', name: 'packets-per-second', target: { averageValue: 1000 } },
        { type: 'Object', object: { kind: 'Ingress', name: 'main-route' }, target: { type: 'Value', value: 10_000 } },
        { type: 'External', labels: { queue: 'worker_tasks' }, target: { averageValue: 30 } },
      ],
    });
  });

  it('is taken as JSON too, and without metrics it is 80 % of CPU', () => {
    const bare = {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'x' },
      spec: { scaleTargetRef: { kind: 'Deployment', name: 'x' }, maxReplicas: 3 },
    };
    expect(readPolicy(JSON.stringify(bare), 'x.json')).toMatchObject({
      minReplicas: 1,
      metrics: [{ name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } }],
    });
  });

  it.each([
    ['spec:\n  maxReplica: 3', /spec\.maxReplica: unknown field \(did you mean maxReplicas\?\)/],
    [
      'spec:\n  maxReplicas: 3\n  behavior: {scaleUp: {stabilisationWindowSeconds: 5}}',
      /stabilisationWindowSeconds: unknown field \(did you mean stabilizationWindowSeconds\?\)/,
    ],
    [
      'spec:\n  maxReplicas: 3\n  metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilisation: 3}}}]',
      /metrics\.0\.resource\.target\.averageUtilisation: unknown field/,
    ],
    ['spec:\n  maxReplicas: 3\n  metrics: [{type: ContainerResource, containerResource: {}}]', /spec\.metrics\.0/],
    ['spec: {maxReplicas: none}', /spec\.maxReplicas: expected number/],
  ])('names what is wrong: %s', (spec, message) => {
    const text = `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: x}\n${spec}\n`;
    const error = failure(text.replace('spec:\n', 'spec:\n  scaleTargetRef: {kind: Deployment, name: x}\n'));
    expect(error.code).toBe('POLICY_INVALID');
    expect(error.message).toMatch(message);
  });

  it('of another version, or with fewer at most than at least, is refused', () => {
    expect(failure('apiVersion: autoscaling/v1\nkind: HorizontalPodAutoscaler\n').message).toMatch(
      /apiVersion: expected "autoscaling\/v2"/,
    );
    const upsideDown = fromCluster.replace('minReplicas: 1', 'minReplicas: 11');
    expect(failure(upsideDown).message).toMatch(/maxReplicas: is 10, less than the least number 11/);
  });

  it('with damaged notes of ours is refused', () => {
    const noted = (value: string) => fromCluster.replace('  namespace: shop', `  annotations: {headroom/simulation: '${value}'}`);
    expect(failure(noted('nothing')).message).toMatch(/annotation headroom\/simulation is not JSON/);
    expect(failure(noted('{"pods":{}}')).message).toMatch(/pods: unknown field/);
    expect(failure(noted('{"signals":{"cpu":"coins"}}')).message).toMatch(/metrics\.0\.signal: a signal such as requests/);
  });
});

describe('a file of .ebextensions', () => {
  it('is read by namespace and as a list, numbers as text, other options and sections left aside', () => {
    const byNamespace = `packages: {yum: {git: []}}
option_settings:
  aws:autoscaling:asg: {MinSize: "2", MaxSize: 10, "Availability Zones": Any}
  aws:elasticbeanstalk:environment: {LoadBalancerType: application}
  aws:autoscaling:trigger: {MeasureName: CPUUtilization, Unit: Percent, UpperThreshold: "75", UpperBreachScaleIncrement: "2", LowerThreshold: 25}
`;
    const expected = {
      kind: 'beanstalk',
      name: 'scaling',
      minSize: 2,
      maxSize: 10,
      cooldownSeconds: 360,
      trigger: {
        upperThreshold: 75,
        upperBreachScaleIncrement: 2,
        lowerBreachScaleIncrement: -1,
        periodMinutes: 5,
        breachDurationMinutes: 5,
      },
    };
    expect(readPolicy(byNamespace, '.ebextensions/scaling.config')).toMatchObject(expected);
    const rows = [
      ['aws:autoscaling:asg', 'MinSize', '2'],
      ['aws:autoscaling:asg', 'MaxSize', '10'],
      ['aws:autoscaling:trigger', 'MeasureName', 'CPUUtilization'],
      ['aws:autoscaling:trigger', 'UpperThreshold', '75'],
      ['aws:autoscaling:trigger', 'UpperBreachScaleIncrement', '2'],
      ['aws:autoscaling:trigger', 'LowerThreshold', '25'],
    ];
    const list = rows
      .map(([namespace, option, value]) => `  - {namespace: '${namespace}', option_name: ${option}, value: '${value}'}`)
      .join('\n');
    expect(readPolicy(`option_settings:\n${list}\n`, '.ebextensions/scaling.config')).toMatchObject(expected);
  });

  it.each([
    [
      'option_settings: {aws:autoscaling:trigger: {MeasureName: CPUUtilization, UpperTreshold: 5}}',
      /unknown field UpperTreshold \(did you mean UpperThreshold\?\)/,
    ],
    ['option_settings: {aws:autoscaling:asg: {Maximum: 5}}', /aws:autoscaling:asg: unknown field Maximum/],
    ['option_setings: {}\noption_settings: {}', /unknown field option_setings \(did you mean option_settings\?\)/],
    ['option_settings: {aws:autoscaling:trigger: {UpperThreshold: 5, LowerThreshold: 1}}', /trigger\.measureName/],
    ['option_settings: 7', /neither options by namespace nor a list/],
  ])('names what is wrong: %s', (text, message) => {
    expect(failure(text, 'a.config').message).toMatch(message);
  });
});

describe('a file that is no policy', () => {
  it.each([
    ['', /holds no policy/],
    ['just words', /holds no policy/],
    ['kind: Deployment\napiVersion: apps/v1', /holds no policy/],
    ['a: [1', /p\.yaml: /],
    [`${fromCluster}---\n${fromCluster}`, /holds 2 policies/],
    ['kind: hpa\nname: x\nmaxReplicas: 3\nscaleTargetRef: {name: x}\nmin: 2', /min: unknown field/],
    ['kind: nomad\nname: x', /kind: expected hpa, beanstalk|kind: /],
  ])('%j is refused', (text, message) => {
    const error = failure(text);
    expect(error.code).toBe('POLICY_INVALID');
    expect(error.message).toMatch(message);
  });

  it('one that refers to itself endlessly is refused, not followed', () => {
    const bomb = [
      'a: &a [x, x]',
      ...'bcdefghij'.split('').map((each, index) => `${each}: &${each} [${Array(9).fill(`*${'abcdefghij'[index]}`).join(', ')}]`),
    ];
    expect(failure(bomb.join('\n')).message).toMatch(/refers to itself too often/);
  });
});
