// The first steps of a new area, in the order in which they are offered. Nobody is made to follow it.
export const setUpSteps = ['name', 'organisations', 'groups', 'people', 'plan'] as const;
export type SetUpStep = (typeof setUpSteps)[number];

/** Steps an owner can tick off by saying so. An area has a name from its start, and a first plan can be seen. */
export const stepsToSettle = ['organisations', 'groups', 'people'] as const satisfies readonly SetUpStep[];
export type StepToSettle = (typeof stepsToSettle)[number];

/** The first step that is not done; null when all are. */
export function nextStep(done: readonly SetUpStep[]): SetUpStep | null {
	return setUpSteps.find((step) => !done.includes(step)) ?? null;
}
