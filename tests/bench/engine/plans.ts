// The plan of a scenario, and how many of it there are.
import { baseDocument, lettersPerParagraph } from './document.ts';
import type { Scenario } from './scenarios.ts';
import type { Plan } from './subject.ts';

export interface Plans {
	readonly plan: Plan;
	readonly plans: number;
	/** What is to be said of it beside the figures. */
	readonly remarks: readonly string[];
}

export async function planOf(scenario: Scenario): Promise<Plans> {
	const { update } = baseDocument(scenario.peoplePerRoom, lettersPerParagraph);
	return { plan: { update }, plans: scenario.rooms, remarks: [] };
}
