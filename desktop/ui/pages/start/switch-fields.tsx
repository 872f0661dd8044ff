import type { EnvironmentCard } from '../../../../engine/model/api/project.ts';
import { Toggle } from '../../parts/field.tsx';
import type { StartForm } from './form.ts';

const parsed = (text: string): Map<string, boolean> =>
  new Map(
    text
      .split(',')
      .map((part) => part.split('='))
      .flatMap(([name, state]) => (name && state ? [[name.trim(), state.trim() === 'on'] as const] : [])),
  );

/** The demo's switches: off shows a problem, on shows the gain. Only what differs from the configuration is asked for. */
export function SwitchFields({ environment, form }: { readonly environment: EnvironmentCard | undefined; readonly form: StartForm }) {
  if (environment === undefined || environment.switches.length === 0) return null;
  const changed = parsed(form.switches);
  const set = (name: string, configured: boolean, on: boolean) => {
    const after = new Map(changed);
    if (on === configured) after.delete(name);
    else after.set(name, on);
    form.set.switches([...after].map(([each, state]) => `${each}=${state ? 'on' : 'off'}`).join(','));
  };
  return (
    <details className="start-switches" open={changed.size > 0}>
      <summary>{changed.size === 0 ? 'Switches of the demo, as configured' : `Switches of the demo, ${changed.size} changed`}</summary>
      {environment.switches.map(({ name, on, shows }) => (
        <Toggle key={name} label={name} hint={shows} value={changed.get(name) ?? on} onChange={(state) => set(name, on, state)} />
      ))}
    </details>
  );
}
