// Whose voice is in which section of a plan, for its readers: groups in rough shares, no numbers, nobody's name.
import { json } from '@sveltejs/kit';
import { voiceMap } from '#domain/voices/voice-map.ts';
import { voicesNow } from '#server/voices/voices-of.ts';
import { page } from '#server/web/answers.ts';
import { planMember } from '#server/web/member.ts';
import type { RequestEvent } from './$types';

/** A long log that nobody has asked about is read in several goes of this length (ms): nobody waits in the dark. */
const patience = 600;

export const GET = page(async (event: RequestEvent) => {
	const { plan } = await planMember(event, event.params.plan, 'see-plan', { guests: true });
	const found = await voicesNow(event.locals.sql, { areaId: plan.areaId, planId: plan.id }, patience);
	return json('voices' in found ? voiceMap(found.voices) : { counted: found.read / found.of });
});
