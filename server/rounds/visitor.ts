// Who stands before a consultation: a member of its plan, a guest who takes part, or somebody who only has the address.
import { guestName, type Group } from '#domain/groups.ts';
import type { PersonId } from '#domain/ids.ts';
import { commentRights } from '#domain/comments/comment.ts';
import { refuse } from '#domain/refusals.ts';
import type { Role } from '#domain/roles.ts';
import { standingIn } from '#domain/rounds/round-gate.ts';
import type { Round } from '#domain/rounds/round.ts';
import { may, type Standing } from '#domain/permissions.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import type { Asker } from '#server/comments/asker.ts';
import type { Db } from '#server/sql.ts';
import type { RoundGuest } from './guests.ts';
import { roundColumns } from './rounds.ts';

export interface Visitor {
	/** Null for somebody who has not said that they take part. */
	readonly personId: PersonId | null;
	readonly kind: 'member' | 'guest' | 'reader';
	/** As others see them. */
	readonly name: string;
	readonly group: Group;
	readonly role: Role;
	readonly standing: Standing;
	readonly guest: RoundGuest | null;
}

/** A consultation with what its plan allows. */
export interface RoundThere extends Round {
	/** The plan was put away: what was said is read, and nothing is added. */
	readonly archived: boolean;
}

/** The consultation a code names, of a plan that stands; null for any other. */
export async function roundBehind(db: Db, code: string): Promise<RoundThere | null> {
	const [found] = await db<RoundThere[]>`
		select ${roundColumns(db)}, plan.archived_at is not null as archived
		from round join plan on plan.id = round.plan_id and plan.deleted_at is null
		where round.code = ${code}`;
	return found ?? null;
}

/**
 * As whom somebody asks, allowed to read the consultation. A member of the plan comes as themselves; a guest only into their own
 * consultation; others where the address is for them and was not withdrawn. Who may not read hears no more than that.
 */
export async function visitorOf(
	db: Db,
	round: RoundThere,
	who: { readonly account: string | null; readonly guest: RoundGuest | null },
	now = new Date()
): Promise<Visitor> {
	const visitor =
		(who.account ? await memberIn(db, round, who.account, now) : null) ??
		guestIn(round, who.guest, now) ??
		readerOf(round, now);
	if (!visitor) {
		if (round.forWhom === 'members') refuse(who.account ? 'not-found' : 'sign-in-needed');
		refuse('round-withdrawn');
	}
	if (!may(visitor.standing, 'read-round')) refuse('not-allowed');
	return visitor;
}

async function memberIn(db: Db, round: Round, account: string, now: Date): Promise<Visitor | null> {
	const member = await memberOfPlan(db, { account }, round.planId, now);
	if (!member) return null;
	const { personId, name, group, role } = member;
	const standing = standingIn(member.standing, round, group, now);
	return { personId, kind: 'member', name, group, role, standing, guest: null };
}

function guestIn(round: RoundThere, guest: RoundGuest | null, now: Date): Visitor | null {
	if (guest?.roundId !== round.id) return null;
	const { personId, group, number } = guest;
	const standing = standingIn(outside(round), round, group, now);
	return { personId, kind: 'guest', name: guestName(group, number), group, role: 'guest', standing, guest };
}

function readerOf(round: RoundThere, now: Date): Visitor | null {
	if (round.forWhom === 'members' || round.linkWithdrawn) return null;
	const group = 'parent_carer';
	const standing = standingIn(outside(round), round, group, now);
	return { personId: null, kind: 'reader', name: '', group, role: 'guest', standing, guest: null };
}

/** Nobody in the plan itself: the consultation is all they reach. */
const outside = ({ archived }: RoundThere): Standing => ({
	status: 'active',
	areaRoles: [],
	planRoles: ['guest'],
	plan: { sharedWithArea: false, deleted: false, archived }
});

/** A visitor as the one who writes a comment; who has not joined is asked to. */
export function askerIn(round: Round, visitor: Visitor): Asker {
	const { personId, group, role, standing } = visitor;
	if (personId === null) refuse('join-first');
	const rights = commentRights(standing);
	// the gate of the consultation decides about their words, not the plan's own
	return {
		areaId: round.areaId,
		planId: round.planId,
		personId,
		group,
		role,
		standing,
		rights: { ...rights, write: true }
	};
}
