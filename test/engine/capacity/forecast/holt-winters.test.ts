import { describe, expect, it } from 'vitest';
import { fitHoltWinters } from '../../../../engine/capacity/forecast/fit-holt-winters.ts';
import { forecast, type SeasonalState, type SeasonKind, smooth, startOf } from '../../../../engine/capacity/forecast/holt-winters.ts';
import { advertisingRevenue, airPassengers } from './published.ts';

describe('smooth', () => {
  // What R's HoltWinters(x)$fitted prints for this series, with its printed weights and the start in its first four rows
  // (W. Brąszkiewicz, Analysis of Facebook revenue on ads, github.com, 2019).
  const weights = { alpha: 0.4271286, beta: 0.6780755, gamma: 1 };
  const start: SeasonalState = { level: 1.583687, trend: 0.280775, seasons: [-0.13575, -0.025875, -0.061125, 0.22275] };

  it('predicts what R prints', () => {
    const { predicted, state } = smooth(advertisingRevenue.slice(4), 'additive', weights, start);
    const printed = [
      1.728712, 2.503749, 3.028058, 3.746988, 4.051463, 3.847459, 3.866537, 4.615898, 5.291095, 6.160321, 6.898893, 8.033768, 8.035571,
      9.083147, 9.850173, 11.762193,
    ];
    expect(printed.length).toBe(predicted.length);
    for (const [at, value] of printed.entries()) expect(predicted[at]).toBeCloseTo(value, 4);
    expect(state.level).toBeCloseTo(11.1354415, 4);
    expect(state.trend).toBeCloseTo(1.1192333, 4);
    for (const [at, value] of [-0.4031896, 0.1524734, 0.265606, 1.6435585].entries()) expect(state.seasons[at]).toBeCloseTo(value, 4);
  });

  it('forecasts what R prints', () => {
    const { state } = smooth(advertisingRevenue.slice(4), 'additive', weights, start);
    const printed = [11.85149, 13.52638, 14.75875, 17.25593];
    for (const [at, value] of forecast(state, 'additive', 4).entries()) expect(value).toBeCloseTo(printed[at] ?? Number.NaN, 4);
  });

  it('turns the seasons so that the next step comes first, wherever the series ends', () => {
    const flat = { level: 10, trend: 0, seasons: [1, 2, 3, 4] };
    const still = { alpha: 0, beta: 0, gamma: 0 };
    expect(smooth([11, 12], 'additive', still, flat).state.seasons).toEqual([3, 4, 1, 2]);
    expect(forecast(smooth([11, 12], 'additive', still, flat).state, 'additive', 5)).toEqual([13, 14, 11, 12, 13]);
  });
});

describe('fitHoltWinters', () => {
  // As R starts: a centred moving average over the first two years, a line through it, and each month's mean distance from it.
  const startAsR = (kind: SeasonKind): SeasonalState => {
    const two = airPassengers.slice(0, 24);
    const moving = two.slice(6, 18).map((_, at) => {
      const around = two.slice(at, at + 13);
      return around.reduce((sum, value, place) => sum + value * (place === 0 || place === 12 ? 0.5 : 1), 0) / 12;
    });
    const away = moving.map((average, at) => (kind === 'additive' ? (two[at + 6] ?? 0) - average : (two[at + 6] ?? 0) / average));
    const middle = away.reduce((sum, value) => sum + value, 0) / 12;
    const centred = away.map((value) => (kind === 'additive' ? value - middle : value / middle));
    const mean = moving.reduce((sum, value) => sum + value, 0) / moving.length;
    const slope =
      moving.reduce((sum, value, at) => sum + (value - mean) * (at - 5.5), 0) / moving.reduce((sum, _, at) => sum + (at - 5.5) ** 2, 0);
    return { level: mean - slope * 6.5, trend: slope, seasons: [...centred.slice(6), ...centred.slice(0, 6)] };
  };

  it('finds what R finds for the airline passengers, with seasons that multiply', () => {
    // HoltWinters(AirPassengers, seasonal = "mult"): alpha .2755925, beta .03269295, gamma .8707292, a 469.3232206, b 3.0215391, s1 .9464611.
    const fit = fitHoltWinters(airPassengers, { kind: 'multiplicative', period: 12, start: startAsR('multiplicative') });
    expect(fit?.smoothing.alpha).toBeCloseTo(0.2755925, 3);
    expect(fit?.smoothing.beta).toBeCloseTo(0.03269295, 3);
    expect(fit?.smoothing.gamma).toBeCloseTo(0.8707292, 3);
    const state = fit?.state ?? { level: 0, trend: 0, seasons: [] };
    expect(state.level).toBeCloseTo(469.3232206, 0);
    expect(state.trend).toBeCloseTo(3.0215391, 2);
    expect(state.seasons[0]).toBeCloseTo(0.9464611, 3);
    // forecast(fit, h = 12) as printed in r-statistics.co, Holt-Winters in R.
    const printed = [
      447.0559, 419.7123, 464.8671, 496.0839, 507.5326, 575.4509, 666.5923, 657.9137, 550.3088, 492.9853, 420.2073, 465.6345,
    ];
    for (const [at, value] of forecast(state, 'multiplicative', 12).entries())
      expect(Math.abs(value / (printed[at] ?? 0) - 1)).toBeLessThan(5e-4);
  });

  it('finds what R finds for them with seasons that add', () => {
    // HoltWinters(AirPassengers): alpha .2479595, beta .03453373, gamma 1.
    const fit = fitHoltWinters(airPassengers, { kind: 'additive', period: 12, start: startAsR('additive') });
    expect(fit?.smoothing.alpha).toBeCloseTo(0.2479595, 3);
    expect(fit?.smoothing.beta).toBeCloseTo(0.03453373, 3);
    expect(fit?.smoothing.gamma).toBeCloseTo(1, 3);
  });

  it('does not multiply where a month had nobody', () => {
    const values = Array.from({ length: 24 }, (_, at) => (at === 7 ? 0 : 100));
    expect(fitHoltWinters(values, { kind: 'multiplicative', period: 12 })).toBeNull();
    expect(fitHoltWinters(values, { kind: 'additive', period: 12 })).not.toBeNull();
  });
});

describe('startOf', () => {
  it('takes a line with seasons apart', () => {
    const seasons = [5, -5, 3, -3];
    const values = Array.from({ length: 8 }, (_, at) => 100 + 2 * at + (seasons[at % 4] ?? 0));
    const { level, trend, seasons: found } = startOf(values, 'additive', 4);
    expect(trend).toBeCloseTo(2, 10);
    expect(level).toBeCloseTo(106, 10);
    for (const [at, season] of seasons.entries()) expect(found[at]).toBeCloseTo(season, 10);
  });

  it('does so with half a second period', () => {
    const values = Array.from({ length: 6 }, (_, at) => 100 + 2 * at + (at % 2 === 0 ? 5 : -5));
    expect(startOf(values, 'additive', 4)).toMatchObject({ trend: 2, level: 106 });
  });
});
