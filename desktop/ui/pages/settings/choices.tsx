import { changeSettings, type Settings, useSettings, usualSettings } from '../../data/settings.ts';
import { Choice, TextField, Toggle } from '../../parts/field.tsx';
import './page.css';

const themes = [
  { value: 'system', title: 'As the system has it' },
  { value: 'light', title: 'Light' },
  { value: 'dark', title: 'Dark' },
];

export function Choices() {
  const { theme, percentiles, name } = useSettings();
  return (
    <>
      <Choice label="Colours" value={theme} options={themes} onChange={(value) => changeSettings({ theme: value as Settings['theme'] })} />
      <fieldset className="settings-percentiles">
        <legend>Percentiles drawn over time</legend>
        {usualSettings.percentiles.map((each) => (
          <Toggle
            key={each}
            label={each}
            value={percentiles.includes(each)}
            disabled={percentiles.length === 1 && percentiles[0] === each}
            onChange={(on) =>
              changeSettings({
                percentiles: usualSettings.percentiles.filter((known) => (known === each ? on : percentiles.includes(known))),
              })
            }
          />
        ))}
      </fieldset>
      <TextField
        label="Your name"
        hint="Written beside approvals and notes. Empty: the name git has."
        value={name}
        onChange={(value) => changeSettings({ name: value })}
      />
    </>
  );
}
