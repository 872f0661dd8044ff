export interface WorkflowCommand {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

const unescaped = (text: string): string =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');
const unescapedData = (text: string): string => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');

/** A line of a job's log as the runner of GitHub Actions takes it: `::command name=value,name=value::message`; null for a line that is only text. */
export function parseWorkflowCommand(line: string): WorkflowCommand | null {
  const text = line.trimStart();
  const end = text.indexOf('::', 2);
  if (!text.startsWith('::') || end < 0) return null;
  const [, command = '', properties = ''] = /^(\S+)(?: (.*))?$/s.exec(text.slice(2, end)) ?? [];
  if (command === '') return null;
  const pairs = properties.split(',').flatMap((pair): [string, string][] => {
    const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
    return name === '' ? [] : [[name.trim(), unescaped(value)]];
  });
  return { command, properties: Object.fromEntries(pairs), message: unescapedData(text.slice(end + 2)) };
}
