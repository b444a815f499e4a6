import { invite } from '../../actions/people/invite.ts';
import { signIn } from '../../actions/people/sessions.ts';
import type { StoredPerson } from '../../actions/people/stored.ts';
import { BY_ITSELF, type Context, type Server } from '../../actions/server.ts';
import type { OrganisationId } from '../../core/finding.ts';
import type { Role } from '../../core/rights.ts';
import { secretMaker } from './secrets.ts';

/** For tests only: somebody who may do something somewhere, signed in. */
export type Somebody = {
  readonly name: string;
  readonly role: Role;
  /** The top of the tree unless said. */
  readonly organisation?: OrganisationId;
  readonly rank?: string;
  readonly delegated?: boolean;
  readonly cleared?: boolean;
  readonly address?: string;
};

export async function personIn(server: Server, somebody: Somebody) {
  const { name, role, rank = null, delegated = false, cleared = false, address = null } = somebody;
  const scope = await server.store.topOrganisations();
  const organisation = somebody.organisation ?? scope[0];
  if (organisation === undefined) throw new Error('nothing was founded');
  const people = { ...server, secrets: secretMaker };
  const operator: Context = { ...BY_ITSELF, actor: 'local-token', scope };
  const grant = { role, organisation, rank, delegated };
  const invited = await invite(people, operator, { name, address, cleared, grant });
  if (!invited.ok) throw new Error(invited.code);
  const signedIn = await signIn(people, invited.value.link);
  if (!signedIn.ok) throw new Error(signedIn.code);
  const person: StoredPerson = invited.value.person;
  return {
    person,
    /** A bearer token, for requests. */
    token: signedIn.value.token,
    /** As the door gives it to actions; in the part of the tree where they have their role, unless another is said. */
    context: (of: readonly OrganisationId[] = [organisation]): Context => ({
      actor: `person:${person.id}`,
      person: person.id,
      isCleared: cleared,
      scope: of,
      idempotency: null,
    }),
  };
}
