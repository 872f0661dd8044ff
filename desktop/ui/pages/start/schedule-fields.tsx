import { counted } from '../../../../reports/words/digits.ts';
import { Empty } from '../../parts/empty.tsx';
import { Choice } from '../../parts/field.tsx';
import { type FieldProperties, named } from './field-properties.ts';

/** Which schedule of the configuration. */
export function ScheduleFields({ project: { schedules }, form }: FieldProperties) {
  const chosen = schedules.find(({ name }) => name === form.schedule);
  if (schedules.length === 0)
    return (
      <Empty
        title="The configuration names no schedule."
        hint="A schedule is a scenario that is run several times at set days: add one under schedules in headroom.config.ts."
      />
    );
  return (
    <>
      <Choice label="Schedule" value={form.schedule} options={named(schedules)} onChange={form.set.schedule} />
      {chosen !== undefined && (
        <p className="soft">{`${counted(chosen.sessions, 'session')} of ${chosen.scenario}${chosen.environment === null ? '' : ` on ${chosen.environment}`}.`}</p>
      )}
    </>
  );
}
