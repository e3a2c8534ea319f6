// Boxes that several forms have in common, read at the door.
import { groups, shownAs, type Group, type ShownAs } from '#domain/groups.ts';
import { rolesToGive, type RoleToGive } from '#domain/roles.ts';
import { Refused, type RefusalCode } from '#domain/refusals.ts';
import { emailFrom } from '#server/accounts/accounts.ts';
import { refuseAt, words } from './answers.ts';

/** One of the words a box may send; refused at that box otherwise. */
export function oneOf<Word extends string>(form: FormData, name: string, allowed: readonly Word[]): Word {
	const sent = words(form, name);
	return allowed.find((word) => word === sent) ?? refuseAt(name, 'field-missing');
}

export const groupFrom = (form: FormData): Group => oneOf(form, 'group', groups);
export const shownAsFrom = (form: FormData): ShownAs => oneOf(form, 'shownAs', shownAs);

/** The ticked roles, of those that may be given here. */
export function rolesFrom(form: FormData, allowed: readonly RoleToGive[] = rolesToGive): RoleToGive[] {
	const ticked = new Set(form.getAll('role'));
	return allowed.filter((role) => ticked.has(role));
}

/** A box that must not stay empty. */
export function needed(form: FormData, name: string, longest = 200): string {
	const value = words(form, name, longest);
	return value === '' ? refuseAt(name, 'field-missing') : value;
}

/** An e-mail address, refused at its box. */
export function emailIn(form: FormData, name = 'email'): string {
	return at(name, () => emailFrom(needed(form, name, 255)));
}

/** A password as typed: spaces belong to it. */
export function passwordIn(form: FormData, name = 'password'): string {
	const value = form.get(name);
	return typeof value === 'string' && value !== '' ? value : refuseAt(name, 'field-missing');
}

/** Puts whatever is refused next to a box. */
export function at<Out>(field: string, work: () => Out): Out {
	try {
		return work();
	} catch (thrown) {
		return thrown instanceof Refused ? refuseAt(field, thrown.code) : rethrow(thrown);
	}
}

/** Which box a refusal of a longer piece of work belongs to. */
export async function placed<Out>(
	work: Promise<Out>,
	fields: Readonly<Partial<Record<RefusalCode, string>>>
): Promise<Out> {
	try {
		return await work;
	} catch (thrown) {
		const field = thrown instanceof Refused ? fields[thrown.code] : undefined;
		return thrown instanceof Refused && field ? refuseAt(field, thrown.code) : rethrow(thrown);
	}
}

function rethrow(thrown: unknown): never {
	throw thrown;
}
