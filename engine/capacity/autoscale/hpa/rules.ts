import type { ScalingRules } from '../../../model/scaling-policy.ts';

/** Rules with nothing left out. */
export type CompleteRules = { readonly [Field in Exclude<keyof ScalingRules, 'tolerance'>]-?: NonNullable<ScalingRules[Field]> };

/** Seconds for which the highest recommendation holds on the way down: `--horizontal-pod-autoscaler-downscale-stabilization`. */
export const defaultDownWindowS = 300;

const defaults: Readonly<Record<'up' | 'down', CompleteRules>> = {
  up: {
    stabilizationWindowSeconds: 0,
    selectPolicy: 'Max',
    policies: [
      { type: 'Pods', value: 4, periodSeconds: 15 },
      { type: 'Percent', value: 100, periodSeconds: 15 },
    ],
  },
  down: {
    stabilizationWindowSeconds: defaultDownWindowS,
    selectPolicy: 'Max',
    policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
  },
};

/** The rules of a direction as Kubernetes completes them (`GenerateHPAScaleUpRules` and `GenerateHPAScaleDownRules` of pkg/apis/autoscaling/v2/defaults.go). */
export function completeRules(direction: 'up' | 'down', rules: ScalingRules = {}): CompleteRules {
  const given = Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined));
  return { ...defaults[direction], ...given };
}
