import { changeSettings, useSettings } from '../../data/settings.ts';

/** The name of who approves and notes, kept for the next time. */
export function useName(): [name: string, set: (name: string) => void] {
  const { name } = useSettings();
  return [name, (next) => changeSettings({ name: next })];
}
