import { type ExitCode, exitCode, HeadroomError } from '../model/error.ts';
import type { Verb } from './verb.ts';
import { verbs } from './verbs.ts';

const names = () => verbs.map(({ name }) => name);

const scripts: Readonly<Record<string, () => string>> = {
  bash: () => `_headroom() {
  local current="\${COMP_WORDS[COMP_CWORD]}"
  if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY=($(compgen -W "${names().join(' ')}" -- "$current"))
  elif [[ "$current" == -* ]]; then COMPREPLY=($(compgen -W "$(headroom "\${COMP_WORDS[1]}" --help 2>/dev/null | grep -oE -- '--[a-z-]+' | sort -u)" -- "$current"))
  else COMPREPLY=($(compgen -f -- "$current")); fi
}
complete -F _headroom headroom`,
  zsh: () => `#compdef headroom
_headroom() {
  if (( CURRENT == 2 )); then
    local -a verbs=(${verbs.map(({ name, summary }) => `'${name}:${summary.replaceAll("'", '')}'`).join(' ')})
    _describe verb verbs
  elif [[ "$words[CURRENT]" == -* ]]; then compadd -- \${(u)\${(f)"$(headroom $words[2] --help 2>/dev/null | grep -oE -- '--[a-z-]+')"}}
  else _files; fi
}
compdef _headroom headroom`,
  fish: () =>
    verbs
      .map(({ name, summary }) => `complete -c headroom -n __fish_use_subcommand -a ${name} -d '${summary.replaceAll("'", '')}'`)
      .join('\n'),
};

export const verb: Verb = {
  declare: (command) => {
    command
      .argument('<shell>', 'bash, zsh or fish')
      .addHelpText('after', '\nExample:\n  headroom completion bash > /etc/bash_completion.d/headroom');
  },
  run: async ({ terminal }, [shell = '']): Promise<ExitCode> => {
    const script = scripts[shell];
    if (script === undefined)
      throw new HeadroomError('USAGE', `There is no completion for "${shell}".`, `Choose one of ${Object.keys(scripts).join(', ')}.`);
    terminal.print(script());
    return exitCode.good;
  },
};
