import { describe, expect, it } from 'vitest';
import { transferOf } from '../../../engine/capacity/transfer.ts';

const measured = { version: '1.4.2', replicas: 2, database: { engine: 'postgres', rows: 100_000 }, cache: true };
const production = { shape: { replicas: 2, 'database.rows': 100_000, cache: true } };
const from = { environment: 'staging', measured };

describe('transferOf', () => {
  it('says nothing where nobody asks', () => {
    expect(transferOf({ ...from, production: undefined })).toEqual({ state: 'not-asked', factor: null, reasons: [] });
  });

  it('is the same where production was measured, or is shaped the same', () => {
    expect(transferOf({ ...from, production: { environment: 'staging', shape: {} } })).toMatchObject({ state: 'same', factor: 1 });
    expect(transferOf({ ...from, production })).toEqual({
      state: 'same',
      factor: 1,
      reasons: [{ code: 'shape-same', facts: { keys: 'replicas, database.rows, cache' } }],
    });
  });

  it('refuses a production of another shape and names every difference', () => {
    const shape = { replicas: 6, 'database.rows': 5_000_000, cache: true, region: 'eu' };
    expect(transferOf({ ...from, production: { environment: 'production', shape } })).toEqual({
      state: 'refused',
      factor: null,
      reasons: [
        {
          code: 'shape-differs',
          facts: { keys: 'replicas: 2 here, 6 there; database.rows: 100000 here, 5000000 there; region: not known here, eu there' },
        },
      ],
    });
  });

  it('refuses where the shape is not stated, or nobody knows what was measured', () => {
    expect(transferOf({ ...from, production: { environment: 'production', shape: {} } })).toMatchObject({
      state: 'refused',
      reasons: [{ code: 'shape-unknown', facts: {} }],
    });
    expect(transferOf({ environment: null, measured: null, production })).toMatchObject({
      state: 'refused',
      reasons: [{ code: 'shape-unknown' }],
    });
  });

  it('scales by a factor that somebody stated and gave a reason for, and by no other', () => {
    const shape = { replicas: 6 };
    const because = 'three times the cores of the same kind';
    expect(transferOf({ ...from, production: { shape, scale: 3, because } })).toEqual({
      state: 'scaled',
      factor: 3,
      reasons: [
        { code: 'scale-stated', facts: { factor: 3, because } },
        { code: 'shape-differs', facts: { keys: 'replicas: 2 here, 6 there' } },
      ],
    });
    for (const silent of [undefined, ' '])
      expect(transferOf({ ...from, production: { shape, scale: 3, ...(silent === undefined ? {} : { because: silent }) } })).toMatchObject({
        state: 'refused',
        factor: null,
        reasons: [{ code: 'scale-without-reason' }, { code: 'shape-differs' }],
      });
  });
});
