// Making, naming, joining, splitting and deleting themes, and what is put into them. Two people at once lose nothing of each other:
// putting in and taking out are about one voice each, and what changes a theme as a whole says which state of it was seen.
import { newId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import { longestTitle, mostThemes, type VoiceRef } from '#domain/themes/theme.ts';
import { audit } from '#server/audit.ts';
import type { Sql, Tx } from '#server/sql.ts';
import { mustMay, type Sorter } from './sorter.ts';

export type SortAct =
	| { readonly do: 'make'; readonly title: string; readonly voices: readonly VoiceRef[] }
	| { readonly do: 'put' | 'take-out'; readonly theme: string; readonly voices: readonly VoiceRef[] }
	| { readonly do: 'rename'; readonly theme: string; readonly revision: number; readonly title: string }
	| {
			readonly do: 'split';
			readonly theme: string;
			readonly revision: number;
			readonly title: string;
			readonly voices: readonly VoiceRef[];
	  }
	| { readonly do: 'join'; readonly theme: string; readonly revision: number; readonly into: string }
	| { readonly do: 'delete'; readonly theme: string; readonly revision: number };

/**
 * Answers the theme it was about, or the one it became; null when it is gone now. Refuses not-allowed, not-found, theme-gone,
 * theme-changed, theme-title, themes-full, no-voices-chosen, every-voice-chosen.
 */
export async function sortThemes(sql: Sql, sorter: Sorter, act: SortAct): Promise<string | null> {
	return sql.begin((tx) => sortInside(tx, sorter, act));
}

/** The same as part of a transaction. */
export async function sortInside(tx: Tx, sorter: Sorter, act: SortAct): Promise<string | null> {
	mustMay(sorter, 'sort-themes');
	// one change of the themes of a plan after the other: a join and a delete cross no other
	await tx`select pg_advisory_xact_lock(hashtext('themes'), hashtext(${sorter.planId}))`;
	const theme = await sorted(tx, sorter, act);
	const { areaId, personId, planId } = sorter;
	const detail = 'theme' in act ? { theme: act.theme } : { theme };
	await audit(tx, { areaId, personId, planId, what: `theme-${act.do}`, detail });
	return theme;
}

async function sorted(tx: Tx, sorter: Sorter, act: SortAct): Promise<string | null> {
	switch (act.do) {
		case 'make':
			return make(tx, sorter, act.title, act.voices);
		case 'put':
			if (act.voices.length === 0) refuse('no-voices-chosen');
			await found(tx, sorter, act.theme);
			await put(tx, sorter, act.theme, act.voices);
			return act.theme;
		case 'take-out':
			if (act.voices.length === 0) refuse('no-voices-chosen');
			await found(tx, sorter, act.theme);
			await takeOut(tx, act.theme, act.voices);
			return act.theme;
		case 'rename':
			await found(tx, sorter, act.theme, act.revision);
			await tx`
				update theme set title = ${titleIn(act.title)}, revision = revision + 1, changed_at = now()
				where area_id = ${sorter.areaId} and id = ${act.theme}`;
			return act.theme;
		case 'split':
			return split(tx, sorter, act);
		case 'join':
			return join(tx, sorter, act);
		case 'delete':
			await found(tx, sorter, act.theme, act.revision);
			await tx`delete from theme where area_id = ${sorter.areaId} and id = ${act.theme}`;
			return null;
	}
}

/** The theme, locked until the end. "No such theme" is said as gone: whoever names one has seen it. */
export async function found(
	tx: Tx,
	{ areaId, planId }: Sorter,
	theme: string,
	revision?: number
): Promise<{ revision: number; title: string }> {
	const [row] = await tx<{ revision: number; title: string }[]>`
		select revision, title from theme where area_id = ${areaId} and plan_id = ${planId} and id = ${theme} for update`;
	if (!row) refuse((await isElsewhere(tx, theme)) ? 'not-found' : 'theme-gone');
	if (revision !== undefined && row.revision !== revision) refuse('theme-changed');
	return row;
}

/** A theme of another plan is nothing that whoever asks has seen. */
async function isElsewhere(tx: Tx, theme: string): Promise<boolean> {
	return (await tx`select from theme where id = ${theme}`).count > 0;
}

async function make(tx: Tx, sorter: Sorter, title: string, voices: readonly VoiceRef[]): Promise<string> {
	const { areaId, planId, personId } = sorter;
	const [{ there }] = await tx<
		[{ there: number }]
	>`select count(*)::int as there from theme where plan_id = ${planId}`;
	if (there >= mostThemes) refuse('themes-full');
	const id = newId<'theme'>();
	await tx`
		insert into theme (area_id, id, plan_id, title, made_by)
		values (${areaId}, ${id}, ${planId}, ${titleIn(title)}, ${personId})`;
	await put(tx, sorter, id, voices);
	return id;
}

/** Only what people said about this plan, to everybody who reads it. Putting in twice is putting in once. */
async function put(
	tx: Tx,
	{ areaId, planId, personId }: Sorter,
	theme: string,
	voices: readonly VoiceRef[]
): Promise<void> {
	const of = (kind: VoiceRef['kind']) => voices.flatMap((voice) => (voice.kind === kind ? [voice.id] : []));
	const here = await tx<VoiceRef[]>`
		select 'comment' as kind, comment.id from comment
		join thread on thread.area_id = comment.area_id and thread.id = comment.thread_id
		where comment.area_id = ${areaId} and comment.plan_id = ${planId} and comment.id = any(${of('comment')}::text[])
			and not thread.internal and comment.state in ('shown', 'withdrawn')
		union all
		select 'proposal', id from proposal
		where area_id = ${areaId} and plan_id = ${planId} and id = any(${of('proposal')}::text[]) and not private
			and comment_id is null`;
	if (here.length < new Set(voices.map(({ kind, id }) => `${kind} ${id}`)).size) refuse('not-found');
	for (const { kind, id } of here)
		await tx`
			insert into theme_voice (area_id, plan_id, theme_id, kind, voice_id, put_by)
			values (${areaId}, ${planId}, ${theme}, ${kind}, ${id}, ${personId}) on conflict do nothing`;
}

async function takeOut(tx: Tx, theme: string, voices: readonly VoiceRef[]): Promise<number> {
	let out = 0;
	for (const { kind, id } of voices)
		out += (
			await tx`delete from theme_voice where theme_id = ${theme} and kind = ${kind} and voice_id = ${id}`
		).count;
	return out;
}

async function split(
	tx: Tx,
	sorter: Sorter,
	{ theme, revision, title, voices }: Extract<SortAct, { do: 'split' }>
): Promise<string> {
	if (voices.length === 0) refuse('no-voices-chosen');
	await found(tx, sorter, theme, revision);
	const made = await make(tx, sorter, title, voices);
	await takeOut(tx, theme, voices);
	const left = await tx`select from theme_voice where theme_id = ${theme} limit 1`;
	if (left.count === 0) refuse('every-voice-chosen');
	await tx`update theme set revision = revision + 1, changed_at = now() where id = ${theme}`;
	return made;
}

/** What stood in the first stands in the second; a decision goes along where the second has none. */
async function join(
	tx: Tx,
	sorter: Sorter,
	{ theme, revision, into }: Extract<SortAct, { do: 'join' }>
): Promise<string> {
	if (theme === into) refuse('bad-request');
	await found(tx, sorter, theme, revision);
	await found(tx, sorter, into);
	await tx`
		update theme_voice set theme_id = ${into} where theme_id = ${theme} and not exists (
			select from theme_voice as there
			where there.theme_id = ${into} and there.kind = theme_voice.kind and there.voice_id = theme_voice.voice_id)`;
	await tx`
		update theme_decision set theme_id = ${into} where theme_id = ${theme}
			and not exists (select from theme_decision as there where there.theme_id = ${into})`;
	await tx`delete from theme where area_id = ${sorter.areaId} and id = ${theme}`;
	await tx`update theme set revision = revision + 1, changed_at = now() where id = ${into}`;
	return into;
}

function titleIn(typed: string): string {
	const title = typed.toWellFormed().replaceAll(/\s+/g, ' ').trim().slice(0, longestTitle);
	return title === '' ? refuse('theme-title') : title;
}
