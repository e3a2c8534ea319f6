// The plan of a scenario, and how many of it there are.
import { baseDocument, lettersPerParagraph } from './document.ts';
import { longHistory } from './history.ts';
import type { Scenario } from './scenarios.ts';
import type { Plan } from './subject.ts';

export interface Plans {
	readonly plan: Plan;
	readonly plans: number;
	/** What is to be said of it beside the figures. */
	readonly remarks: readonly string[];
}

export function planOf({ authors, paragraphs, rooms }: Scenario): Plans {
	if (authors !== undefined) {
		const { update, pieces, remarks } = longHistory(authors);
		return { plan: { update, pieces }, plans: rooms, remarks };
	}
	const { update } = baseDocument(paragraphs, lettersPerParagraph);
	return { plan: { update }, plans: rooms, remarks: [] };
}
