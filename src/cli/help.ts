import type { Command } from './command.ts';
import { paragraph, type Style } from './text/style.ts';
import { pad } from './text/width.ts';

/** What `grendel scan --help` prints. */
export function commandHelp(command: Command, style: Style): string {
  const { usage, about, options, examples } = command;
  const entries = [
    ...Object.entries(options).map(([name, { value, oneOf, help }]) => {
      const takes = value ?? oneOf?.join('|');
      return [`--${name}${takes ? ` ${takes}` : ''}`, help] as const;
    }),
    ['--help', 'this page'] as const,
  ];
  const lines = [
    `${style.paint('strong', 'Usage')}  ${usage}`,
    '',
    ...paragraph(style, about),
    '',
    style.paint('strong', 'Options'),
    ...entries.flatMap(([name, help]) => entry(style, name, help, 26)),
    '',
    style.paint('strong', 'Examples'),
    ...examples.flatMap(([line, does]) => [
      `  ${line}`,
      ...paragraph(style, does, '      ', 'quiet'),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

/** What `grendel` alone prints. */
export function overview(commands: readonly Command[], version: string, style: Style): string {
  const lines = [
    `Grendel ${version}: finds the apps that government policy prohibits on officials' phones,`,
    'says why, and compiles the file that blocks them. It works offline.',
    '',
    style.paint('strong', 'Commands'),
    ...commands.flatMap(({ name, summary }) => entry(style, name, summary, 22)),
    '',
    style.paint('strong', 'Start'),
    '  grendel scan EXPORT               scans the export of your MDM: docs/get-an-export.md',
    '  grendel serve                     a server on which findings live',
    '  grendel COMMAND --help            options and examples',
  ];
  return `${lines.join('\n')}\n`;
}

function entry(style: Style, name: string, help: string, width: number): readonly string[] {
  const first = `  ${pad(name, width)}`;
  if (name.length < width) return paragraph(style, help, first);
  return [`  ${name}`, ...paragraph(style, help, ' '.repeat(width + 2))];
}
