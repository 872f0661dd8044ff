import { describe, expect, it } from 'vitest';
import { autoscaleCommand } from '../../../desktop/ui/pages/autoscale/command.ts';
import { simulateHere } from '../../../desktop/ui/pages/autoscale/simulated.ts';
import { presetMaker } from '../../../engine/capacity/autoscale/presets.ts';
import { autoscaleSentence } from '../../../reports/words/autoscale/outcome.ts';

function preset(name: string) {
  const policy = presetMaker(name)?.(50);
  if (policy === undefined) throw new Error(name);
  return policy;
}

describe('the command that simulates what the page shows', () => {
  it('names policies that were not changed', () => {
    expect(autoscaleCommand([preset('backend'), preset('beanstalk')], {}, null)).toBe(
      'headroom autoscale backend beanstalk --generate spike',
    );
  });

  it('names a changed policy by the file of its platform', () => {
    const changed = { 'backend.min': '3', 'beanstalk.max': '9' };
    expect(autoscaleCommand([preset('backend'), preset('beanstalk')], changed, null)).toBe(
      'headroom autoscale --policy backend.hpa.yaml --policy .ebextensions/beanstalk.config --generate spike',
    );
  });

  it('names a pasted one so too, and quotes what a shell would take apart', () => {
    const mine = { ...preset('beanstalk'), name: 'mine' };
    const changed = { own: JSON.stringify([mine]), demand: 'run', run: 'a; rm b', cost: '0.1' };
    expect(autoscaleCommand([mine], changed, 'c 1')).toBe(
      "headroom autoscale --policy .ebextensions/mine.config --run 'a; rm b' --capacity 'c 1' --cost 0.1",
    );
  });
});

describe('the money of the page', () => {
  const policies = [{ name: 'backend', builtIn: true, policy: preset('backend') }];
  const sentence = (currency: string | null, cost: object) => {
    const { report } = simulateHere({ policies, currency }, { per: '50', base: '100', peak: '400', length: '600', ...cost }, '', null);
    if (report === null) throw new Error('nothing was simulated');
    return { told: autoscaleSentence(report), currency: report.replica.currency };
  };

  it('is in the currency of the prices, and in dollars where there is none', () => {
    expect(sentence('EUR', { cost: '0.1' })).toEqual({ told: expect.stringMatching(/ for €\d/), currency: 'EUR' });
    expect(sentence('CHF', { cost: '0.1' }).told).toMatch(/ for CHF \d/);
    expect(sentence(null, { cost: '0.1' })).toEqual({ told: expect.stringMatching(/ for \$\d/), currency: undefined });
    expect(sentence('EUR', {})).toEqual({ told: expect.not.stringContaining('€'), currency: undefined });
  });
});
