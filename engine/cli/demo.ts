import { declareLoadOptions } from './options.ts';
import { verb as run } from './run.ts';
import type { Verb } from './verb.ts';

/** The main job: the scenario and environment `demo` of this repository's own configuration. */
export const verb: Verb = {
  declare: (command) => {
    declareLoadOptions(command);
    command.addHelpText('after', '\nExamples:\n  headroom demo\n  headroom demo --switch indexes=off');
  },
  run: (context, _, options) => run.run(context, ['demo'], { ...options, env: options.env ?? 'demo' }),
};
