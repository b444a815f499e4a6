import { command } from '../command.ts';
import { SERVER_OPTION } from '../server/door.ts';

/** What comes back is the whole output, so that a script can hand it to a browser. */
export const console = command({
  name: 'console',
  summary: 'an address that opens the console in a browser, once',
  usage: 'grendel console [options]',
  about:
    'Prints an address that signs one browser in as whoever started the server, with the token of the start. It opens once, within twelve hours; hand it to nobody. People come in by a link of their own (grendel people invite) or by the login server.',
  options: SERVER_OPTION,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [['grendel console', 'http://127.0.0.1:8420/open/go_…']],
  run: async ({ values }, world) => {
    const client = await world.server.connect(values.server);
    const { address } = await client.post<{ readonly address: string }>('/start-links', {});
    world.out.write(`${address}\n`);
    return 0;
  },
});
