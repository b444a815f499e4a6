import { command } from '../command.ts';
import { visible } from '../text/visible.ts';

export const signIn = command({
  name: 'sign-in',
  summary: 'uses a sign-in link up, so that commands are yours',
  usage: 'grendel sign-in LINK',
  about:
    'Prints one line for the shell: with eval "$(grendel sign-in LINK)" the commands after it are yours. The session ends after half an hour without a command, and after twelve hours.',
  options: {},
  words: { name: 'the link', least: 1, most: 1 },
  examples: [['grendel sign-in https://…/sign-in/gl_…', 'export GRENDEL_TOKEN=gs_…']],
  run: async ({ words }, world) => {
    const { token, person, ends } = await world.server.signIn(words[0] ?? '');
    world.out.write(`export GRENDEL_TOKEN=${token}\n`);
    // Beside the line, so that a shell takes the line alone.
    world.err.write(
      `Signed in as ${visible(person.name)}, until ${ends.slice(0, 16).replace('T', ' ')} UTC.\n`,
    );
    return 0;
  },
});
