import { type ComponentType, lazy } from 'react';

/** A page of the workbench. `params` are the values of its place, such as `run`. */
export type PageComponent = ComponentType<{ readonly params: Readonly<Record<string, string>> }>;

export interface PageEntry {
  /** Wouter's notation. */
  readonly place: string;
  /** In the navigation and the palette; null where it is reached from another page alone. */
  readonly title: string | null;
  /** Pressed after `g`: `g r` goes to the runs. */
  readonly key: string | null;
  readonly Page: PageComponent;
}

/** Every page: one line a folder of `pages/`. Each is loaded when it is opened. */
export const pages: readonly PageEntry[] = [
  { place: '/', title: 'Home', key: 'h', Page: lazy(() => import('../pages/home/page.tsx')) },
  { place: '/start', title: 'Start', key: 's', Page: lazy(() => import('../pages/start/page.tsx')) },
  { place: '/jobs/:job', title: null, key: null, Page: lazy(() => import('../pages/live/page.tsx')) },
  { place: '/runs', title: 'Runs', key: 'r', Page: lazy(() => import('../pages/runs/page.tsx')) },
  { place: '/runs/:run', title: null, key: null, Page: lazy(() => import('../pages/run/page.tsx')) },
  { place: '/compare', title: 'Compare', key: 'c', Page: lazy(() => import('../pages/compare/page.tsx')) },
  { place: '/campaigns', title: 'Campaigns', key: 'm', Page: lazy(() => import('../pages/campaigns/page.tsx')) },
  { place: '/campaigns/:campaign', title: null, key: null, Page: lazy(() => import('../pages/campaign/page.tsx')) },
  { place: '/trend', title: 'Trend', key: 't', Page: lazy(() => import('../pages/trend/page.tsx')) },
  { place: '/baselines', title: 'Baselines', key: 'b', Page: lazy(() => import('../pages/baselines/page.tsx')) },
  { place: '/capacity', title: 'Capacity', key: 'k', Page: lazy(() => import('../pages/capacity/page.tsx')) },
  { place: '/autoscale', title: 'Autoscale', key: 'a', Page: lazy(() => import('../pages/autoscale/page.tsx')) },
  { place: '/plan', title: 'Plan', key: 'p', Page: lazy(() => import('../pages/plan/page.tsx')) },
  { place: '/settings', title: 'Settings', key: 'o', Page: lazy(() => import('../pages/settings/page.tsx')) },
];
