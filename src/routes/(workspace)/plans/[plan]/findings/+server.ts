// What the editor asks when somebody wants to quote an inspection report: the findings, and then one of them.
import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { isId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import { plainText } from '#domain/rich-text.ts';
import { findingsFor, quoteFinding } from '#server/plans/quoting.ts';
import { page } from '#server/web/answers.ts';
import { planMember } from '#server/web/member.ts';
import type { RequestEvent } from './$types';

const id = v.pipe(v.string(), v.check(isId));
const asked = v.strictObject({ report: id, finding: id, after: v.union([v.literal(''), id]) });

export const GET = page(async (event: RequestEvent) => {
	const me = await planMember(event, event.params.plan, 'edit-plan');
	const reports = (await findingsFor(event.locals.sql, me)).map(({ findings, ...report }) => ({
		...report,
		findings: findings.map(({ words, ...finding }) => ({ ...finding, words: plainText(words) }))
	}));
	return json({ reports });
});

export const POST = page(async (event: RequestEvent) => {
	const me = await planMember(event, event.params.plan, 'edit-plan');
	const which = v.safeParse(asked, await event.request.json().catch(() => null));
	if (!which.success) refuse('bad-request');
	await quoteFinding(event.locals.sql, me, which.output);
	return json({ done: true });
});
