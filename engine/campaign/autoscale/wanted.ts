import type { ScalingPolicy } from '../../model/scaling-policy.ts';

/** What somebody asks of `autoscale`; numbers said at once go before what a file or a campaign says. */
export interface AutoscaleWanted {
  readonly folder: string;
  /** Names of the configuration or of presets, files, or policies written out. */
  readonly policies: readonly (string | ScalingPolicy)[];
  /** Names are those of the configuration and of presets alone, and no file is read. */
  readonly namesOnly?: boolean;
  readonly config?: string;
  readonly demand?: string;
  /** The text of a trace, in place of its file. */
  readonly trace?: string;
  readonly run?: string;
  readonly generate?: 'spike' | 'daily' | 'growth';
  readonly base?: number;
  readonly peak?: number;
  /** Seconds of a generated demand. */
  readonly length?: number;
  readonly noise?: number;
  readonly seed?: number;
  readonly startup?: number;
  readonly capacityPerReplica?: number;
  /** Seconds of CPU a request. */
  readonly serviceDemand?: number;
  readonly cores?: number;
  /** A capacity campaign, or `latest`. */
  readonly capacity?: string;
  /** Seconds a request takes in an idle replica. */
  readonly serviceTime?: number;
  readonly latencyTarget?: number;
  readonly cost?: number;
  /** Of the cost, in place of what the prices of the configuration are in. */
  readonly currency?: string;
  readonly start?: number;
  /** `metric=signal`, and what a pod requests where a policy does not say it. */
  readonly signal?: readonly string[];
  readonly cpuRequest?: string;
  readonly memoryRequest?: string;
  readonly command: string;
}
