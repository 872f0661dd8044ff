import { useEffect, useState } from 'react';
import { useDocument } from '../../data/documents.ts';
import { useInAddress } from '../../data/in-address.ts';
import { Choice, TextField, Toggle } from '../../parts/field.tsx';
import type { RunFilter } from './use-run-list.ts';

const quietMs = 250;

/** What the address asks for. */
export function useRunFilter(): RunFilter {
  const [search] = useInAddress('search');
  const [scenario] = useInAddress('scenario');
  const [environment] = useInAddress('environment');
  const [all] = useInAddress('all');
  return { search, scenario, environment, all: all === 'yes' };
}

/** Narrows the list: words, scenario, environment, and whether parts of campaigns are in it. */
export function Filters() {
  const project = useDocument('project');
  const [search, setSearch] = useInAddress('search');
  const [scenario, setScenario] = useInAddress('scenario');
  const [environment, setEnvironment] = useInAddress('environment');
  const [all, setAll] = useInAddress('all');
  const [typed, setTyped] = useState(search);
  useEffect(() => setTyped(search), [search]);
  useEffect(() => {
    if (typed === search) return;
    const timer = setTimeout(() => setSearch(typed), quietMs);
    return () => clearTimeout(timer);
  });
  const any = (names: readonly string[], title: string, chosen: string) => [
    { value: '', title },
    ...[...new Set([...names, ...(chosen === '' ? [] : [chosen])])].map((name) => ({ value: name, title: name })),
  ];
  return (
    <search className="runs-filters">
      <TextField label="Search" value={typed} onChange={setTyped} />
      <Choice
        label="Scenario"
        value={scenario}
        options={any(project.data?.scenarios.map(({ name }) => name) ?? [], 'Every scenario', scenario)}
        onChange={setScenario}
      />
      <Choice
        label="Environment"
        value={environment}
        options={any(project.data?.environments.map(({ name }) => name) ?? [], 'Every environment', environment)}
        onChange={setEnvironment}
      />
      <Toggle label="Within campaigns too" value={all === 'yes'} onChange={(on) => setAll(on ? 'yes' : '')} />
    </search>
  );
}
