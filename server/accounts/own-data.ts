// Everything we know about somebody beside what they wrote in plans, for themselves to take along. Times come as text.
import { displayName, type Group, type ShownAs } from '#domain/groups.ts';
import type { Role } from '#domain/roles.ts';
import type { Sql } from '#server/sql.ts';
import { sessionsOf } from './sessions.ts';

export interface OwnData {
	readonly email: string;
	readonly accountSince: Date;
	readonly areas: readonly {
		readonly area: string;
		readonly name: string;
		readonly group: Group;
		readonly shownAs: ShownAs;
		readonly othersSee: string;
		readonly organisation: string | null;
		readonly status: string;
		readonly since: Date;
		readonly parts: readonly Role[];
		readonly plans: readonly { readonly title: string; readonly part: Role }[];
		/** Their comments, but for those they took back. */
		readonly said: readonly { readonly plan: string; readonly at: string; readonly words: string }[];
		/** Their suggestions, each part with the answer it got. */
		readonly suggested: readonly {
			readonly plan: string;
			readonly at: string;
			readonly why: string;
			readonly parts: readonly {
				readonly state: string;
				readonly reason: string;
				readonly changes: unknown;
			}[];
		}[];
		/** What they answered for partners that were asked to agree. */
		readonly signed: readonly {
			readonly plan: string;
			readonly partner: string;
			readonly at: string;
			readonly answer: string;
			readonly words: string;
		}[];
		/** What they were told, and when they read it. */
		readonly told: readonly {
			readonly plan: string;
			readonly what: string;
			readonly at: string;
			readonly read: string | null;
		}[];
		/** Plans and threads they chose to hear of, or not. */
		readonly follows: readonly {
			readonly plan: string;
			readonly what: 'plan' | 'thread';
			readonly choice: string;
			readonly since: string;
		}[];
	}[];
	/** How often they get a mail about what is new. */
	readonly newsByMail: 'day' | 'week' | 'never';
	readonly signedIn: readonly { readonly device: string; readonly since: Date; readonly lastSeen: Date }[];
}

/** What is known about an account: who they are in each area, their parts, and where they are signed in. */
export async function ownData(sql: Sql, accountId: string, now = new Date()): Promise<OwnData | null> {
	const [account] = await sql<{ email: string; accountSince: Date; newsByMail: OwnData['newsByMail'] }[]>`
		select email, created_at as "accountSince",
			coalesce((select every from digest where account_id = account.id), 'never') as "newsByMail"
		from account where id = ${accountId}`;
	if (!account) return null;
	type Area = OwnData['areas'][number];
	const areas = await sql<Omit<Area, 'othersSee'>[]>`
		select area.name as area, person.name, person.voice_group as "group", person.shown_as as "shownAs",
			organisation.name as organisation, person.status, person.created_at as since,
			array(select role from membership where area_id = person.area_id and person_id = person.id
				and plan_id is null order by role) as parts,
			coalesce((select json_agg(json_build_object('title', coalesce(nullif(plan.plain_title, ''), plan.title),
					'part', membership.role) order by plan.created_at, membership.role)
				from membership join plan on plan.area_id = membership.area_id and plan.id = membership.plan_id
				where membership.area_id = person.area_id and membership.person_id = person.id
					and plan.deleted_at is null and person.status = 'active'), '[]') as plans,
			coalesce((select json_agg(json_build_object('plan', coalesce(nullif(plan.plain_title, ''), plan.title),
					'at', comment.at, 'words', comment.words) order by comment.at, comment.id)
				from comment join plan on plan.area_id = comment.area_id and plan.id = comment.plan_id
				where comment.area_id = person.area_id and comment.person_id = person.id
					and comment.state <> 'withdrawn'), '[]') as said,
			coalesce((select json_agg(json_build_object('plan', coalesce(nullif(plan.plain_title, ''), plan.title),
					'at', proposal.at, 'why', proposal.why, 'parts', (
						select json_agg(json_build_object('state', state, 'reason', reason, 'changes', hunks) order by n)
						from proposal_hunk as hunk where hunk.plan_id = proposal.plan_id and proposal_id = proposal.id))
					order by proposal.at, proposal.id)
				from proposal join plan on plan.area_id = proposal.area_id and plan.id = proposal.plan_id
				where proposal.area_id = person.area_id and proposal.person_id = person.id), '[]') as suggested,
			coalesce((select json_agg(json_build_object('plan', coalesce(nullif(plan.plain_title, ''), plan.title),
					'partner', body.name, 'at', given.at, 'answer', given.answer, 'words', given.words) order by given.seq)
				from sign_off_answer as given
				join sign_off_body as body on body.sign_off_id = given.sign_off_id and body.body_id = given.body_id
				join sign_off on sign_off.area_id = given.area_id and sign_off.id = given.sign_off_id
				join plan on plan.area_id = sign_off.area_id and plan.id = sign_off.plan_id
				where given.area_id = person.area_id and given.person_id = person.id), '[]') as signed,
			coalesce((select json_agg(json_build_object('plan', coalesce(nullif(plan.plain_title, ''), plan.title),
					'what', news.kind, 'at', news.at, 'read', news.read_at) order by news.at, news.id)
				from news join plan on plan.area_id = news.area_id and plan.id = news.plan_id
				where news.area_id = person.area_id and news.person_id = person.id), '[]') as told,
			coalesce((select json_agg(json_build_object('plan', coalesce(nullif(plan.plain_title, ''), plan.title),
					'what', case when thread_id = '' then 'plan' else 'thread' end, 'choice', choice, 'since', since) order by since)
				from following join plan on plan.area_id = following.area_id and plan.id = following.plan_id
				where following.area_id = person.area_id and following.person_id = person.id), '[]') as follows
		from person join area on area.id = person.area_id
		left join organisation on organisation.area_id = person.area_id and organisation.id = person.organisation_id
		where person.account_id = ${accountId} order by lower(area.name), area.id`;
	const sessions = await sessionsOf(sql, accountId, now);
	return {
		...account,
		areas: areas.map((area) => ({ ...area, othersSee: displayName(area) })),
		signedIn: sessions.map(({ device, since, seenAt }) => ({ device, since, lastSeen: seenAt }))
	};
}
