// Voices and callouts in the colours and shapes of the look, the same everywhere.
import type { Group } from '#domain/groups.ts';
import type { CalloutKind } from '#domain/plan.ts';

export type VoiceTone = 'pc' | 'yp' | 'pro';

export const toneOf: Readonly<Record<Group, VoiceTone>> = {
	parent_carer: 'pc',
	young_person: 'yp',
	professional: 'pro'
};

/** Whose words a callout carries, as colour and shape; its title is in the domain. */
export const calloutLook: Readonly<Record<CalloutKind, { tone: VoiceTone | 'info'; shape: string }>> = {
	inspectors: { tone: 'pro', shape: '■' },
	families: { tone: 'pc', shape: '●' },
	impact: { tone: 'info', shape: '◆' }
};
