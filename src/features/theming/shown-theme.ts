// Themes and voices as the page for sorting shows them.
import type { ToldCount } from '#domain/themes/people-heard.ts';
import type { Decision, Voice } from '#domain/themes/theme.ts';

export interface ShownVoice extends Omit<Voice, 'person'> {
	/** As forms name it. */
	readonly voice: string;
}

export interface ListedTheme {
	readonly id: string;
	readonly title: string;
	readonly revision: number;
	readonly decision: Decision | null;
	readonly published: { readonly n: number; readonly changedSince: boolean } | null;
	readonly said: number;
	readonly heard: readonly ToldCount[];
}

export interface OpenTheme extends ListedTheme {
	readonly voices: readonly ShownVoice[];
}

/** What was refused, with what had been typed. */
export interface RefusedForm {
	readonly code: string;
	readonly say: string;
	readonly field?: string | undefined;
	readonly kept: Readonly<Record<string, string>>;
}

/** The boxes that had been ticked. */
export function tickedIn(refused: RefusedForm | null): ReadonlySet<string> {
	return new Set((refused?.kept['voice'] ?? '').split(' ').filter((name) => name !== ''));
}
