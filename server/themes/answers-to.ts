// What became of somebody's words, for whoever said them: the published answers they stand in.
import { answersAddress } from '#domain/publication.ts';
import { voiceName, type DecisionKind, type VoiceRef } from '#domain/themes/theme.ts';
import type { Db } from '#server/sql.ts';

export interface AnswerToVoice {
	readonly theme: string;
	readonly title: string;
	readonly kind: DecisionKind;
	readonly reason: string;
	/** What of the plan it changed, as it is called; '' for nothing. */
	readonly changed: string;
	readonly n: number;
	/** Where it stands with everything else, for everybody. */
	readonly address: string;
}

/** By `voiceName`; a voice nobody has answered in public yet is not in it. The newest answer first; withdrawn versions say nothing. */
export async function answersTo(
	db: Db,
	{ planId, voices }: { readonly planId: string; readonly voices: readonly VoiceRef[] }
): Promise<ReadonlyMap<string, readonly AnswerToVoice[]>> {
	const found = new Map<string, AnswerToVoice[]>();
	if (voices.length === 0) return found;
	const rows = await db<
		(Omit<AnswerToVoice, 'address'> & { voice: string; of: VoiceRef['kind']; slug: string })[]
	>`
		select voice.kind as of, voice.voice_id as voice, answer.theme_id as theme, answer.title, answer.kind, answer.reason,
			coalesce(answer.change->>'title', '') as changed, answer.n, p.slug
		from answer_voice as voice
		join answer on answer.area_id = voice.area_id and answer.id = voice.answer_id
		join publication as p on p.plan_id = answer.plan_id and p.n = answer.n
		where voice.plan_id = ${planId} and p.withdrawn_at is null and answer.redacted_at is null
			and voice.voice_id = any(${voices.map(({ id }) => id)}::text[])
		order by answer.n desc, answer.place`;
	const asked = new Set(voices.map(voiceName));
	const seen = new Set<string>();
	for (const { of, voice, slug, ...answer } of rows) {
		const name = voiceName({ kind: of, id: voice });
		// the same theme, answered again with a later version
		if (!asked.has(name) || seen.has(`${name} ${answer.theme}`)) continue;
		seen.add(`${name} ${answer.theme}`);
		const address = `${answersAddress(planId, slug, answer.n)}#theme-${answer.theme}`;
		found.set(name, [...(found.get(name) ?? []), { ...answer, address }]);
	}
	return found;
}

/** The answers to several voices, each theme once. */
export function decisionsIn(answers: ReadonlyMap<string, readonly AnswerToVoice[]>): AnswerToVoice[] {
	return [...new Map([...answers.values()].flat().map((each) => [each.theme, each])).values()];
}

/** What somebody said about a plan, as voices. */
export async function voicesOfPerson(
	db: Db,
	{ planId, personId }: { readonly planId: string; readonly personId: string }
): Promise<(VoiceRef & { readonly words: string; readonly at: Date })[]> {
	return db<(VoiceRef & { words: string; at: Date })[]>`
		select 'comment' as kind, id, words, at from comment
		where plan_id = ${planId} and person_id = ${personId} and state <> 'withdrawn' and channel = 'online'
		union all
		select 'proposal', id, why, at from proposal where plan_id = ${planId} and person_id = ${personId} and comment_id is null
		order by at desc`;
}
