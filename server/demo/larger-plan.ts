// The demo's larger plan, as big as a real one: three areas, six of their parts, twenty actions, and gaps.
import type { PlanContent } from '#domain/plan.ts';
import { growingUp } from './area-growing-up.ts';
import { plansOfChildren } from './area-plans.ts';
import { school } from './area-school.ts';
import { composePlan } from './compose.ts';

/** Its content, as it was published first. */
export function largerPlan(): PlanContent {
	return composePlan({
		meta: {
			title: 'Larkshire priority action plan 2027 to 2028',
			plainTitle: 'Putting it right together',
			kind: 'pap',
			period: 'January 2027 to June 2028',
			coProductionStatus:
				'Written by families, young people and professionals in six evenings and a Saturday.'
		},
		foreword: [
			'Inspectors came to Larkshire. They found people who care, and services that do not talk to each other. This plan is our answer.',
			'We wrote it in mixed groups. Where we could not agree yet, the box stays empty and says so.'
		],
		areas: [school, plansOfChildren, growingUp],
		tableTitle: 'What we will do'
	});
}
