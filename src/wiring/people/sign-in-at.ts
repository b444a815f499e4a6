import type { SignedIn } from '../../cli/server/door.ts';
import { UserError } from '../../cli/user-error.ts';
import { refusalOf, unreachable } from '../client.ts';

/** Exchanges a sign-in link, `https://intranet.example/grendel/sign-in/gl_…`, for a token: as its button does in a browser. */
export async function signInAt(link: string): Promise<SignedIn> {
  const [, base, secret] =
    /^(https?:\/\/[^\s?#]+?)\/sign-in\/(gl_[A-Za-z0-9_-]{43})$/.exec(link) ?? [];
  if (base === undefined || secret === undefined)
    throw new UserError(
      'This is no sign-in link',
      'It looks like https://…/sign-in/gl_… and stands in double quotes.',
    );
  const answer = await fetch(`${base}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ link: secret }),
    // Nobody hands the link on to somewhere else.
    redirect: 'error',
  }).catch(unreachable(base));
  if (!answer.ok) throw await refusalOf(answer);
  return (await answer.json()) as SignedIn;
}
