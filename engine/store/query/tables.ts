import type { Report } from '../../model/report.ts';
import type { Run } from '../../model/run.ts';

/** A table of `headroom query`: columns with their SQL types, and its rows. */
export interface Table<Source> {
  readonly name: string;
  readonly columns: Readonly<Record<string, string>>;
  rows(source: Source): readonly Readonly<Record<string, unknown>>[];
}

/** One row a run, from its `run.json`. */
export const runsTable: Table<Run> = {
  name: 'runs',
  columns: {
    run: 'VARCHAR',
    scenario: 'VARCHAR',
    environment: 'VARCHAR',
    kind: 'VARCHAR',
    started_at: 'TIMESTAMP',
    load_started_at: 'TIMESTAMP',
    ended_at: 'TIMESTAMP',
    duration_s: 'DOUBLE',
    outcome: 'VARCHAR',
    validity: 'VARCHAR',
    recovered: 'BOOLEAN',
    git_commit: 'VARCHAR',
    git_branch: 'VARCHAR',
    headroom: 'VARCHAR',
    driver: 'VARCHAR',
    driver_version: 'VARCHAR',
    scenario_hash: 'VARCHAR',
    generator_cpu: 'VARCHAR',
    seed: 'BIGINT',
  },
  rows: (run) => [
    {
      run: run.id,
      scenario: run.scenario,
      environment: run.environment,
      kind: run.kind,
      started_at: run.startedAt,
      load_started_at: run.loadStartedAt,
      ended_at: run.endedAt,
      duration_s: run.durationS,
      outcome: run.outcome,
      validity: run.health.validity,
      recovered: run.recovered,
      git_commit: run.provenance.git?.commit,
      git_branch: run.provenance.git?.branch,
      headroom: run.provenance.headroom,
      driver: run.provenance.driver.kind,
      driver_version: run.provenance.driver.version,
      scenario_hash: run.provenance.scenarioHash,
      generator_cpu: run.provenance.generator.cpuModel,
      seed: run.provenance.seed,
    },
  ],
};

/** One row an endpoint and run, from its `report.json`: ms, bytes, fractions. */
export const endpointsTable: Table<Report> = {
  name: 'endpoints',
  columns: {
    run: 'VARCHAR',
    endpoint: 'VARCHAR',
    samples: 'BIGINT',
    requests_per_second: 'DOUBLE',
    mean: 'DOUBLE',
    p50: 'DOUBLE',
    p95: 'DOUBLE',
    p99: 'DOUBLE',
    max: 'DOUBLE',
    error_rate: 'DOUBLE',
    db_time: 'DOUBLE',
    db_queries: 'DOUBLE',
    response_bytes: 'DOUBLE',
  },
  rows: ({ run, endpoints }) =>
    endpoints.map((row) => ({
      run: run.id,
      endpoint: row.name,
      samples: row.samples,
      requests_per_second: row.requestsPerSecond,
      mean: row.mean,
      p50: row.p50?.value,
      p95: row.p95?.value,
      p99: row.p99?.value,
      max: row.max,
      error_rate: row.errorRate,
      db_time: row.dbTime,
      db_queries: row.dbQueries,
      response_bytes: row.responseBytes,
    })),
};

/** One row a target and run, from its `report.json`. */
export const verdictsTable: Table<Report> = {
  name: 'verdicts',
  columns: {
    run: 'VARCHAR',
    target: 'VARCHAR',
    metric: 'VARCHAR',
    statistic: 'VARCHAR',
    expected: 'DOUBLE',
    actual: 'DOUBLE',
    low: 'DOUBLE',
    high: 'DOUBLE',
    status: 'VARCHAR',
    too_close: 'BOOLEAN',
  },
  rows: ({ run, verdicts }) =>
    verdicts.map(({ target, status, tooClose, actual }) => ({
      run: run.id,
      target: target.text,
      metric: target.metric,
      statistic: target.statistic,
      expected: target.expected,
      actual: actual?.value,
      low: actual?.low,
      high: actual?.high,
      status,
      too_close: tooClose,
    })),
};

/** The columns of `measurements`: those of a run's Parquet, after the run. */
export const measurementColumns =
  'run VARCHAR, series INTEGER, metric VARCHAR, kind VARCHAR, contains VARCHAR, scale DOUBLE, tags MAP(VARCHAR, VARCHAR), selector VARCHAR, ' +
  'at_s DOUBLE, width_s DOUBLE, step INTEGER, count BIGINT, sum DOUBLE, min DOUBLE, max DOUBLE, payload BLOB';
