// An inspection report, in the order such reports have. Nobody edits one: these are the headings its words are sorted under
// when it is brought in.
import type { Block } from '../plan.ts';
import type { GuideKey } from './guides.ts';
import { panel, place, section, type Template } from './parts.ts';

export interface ReportPart {
	readonly title: string;
	readonly guide: GuideKey;
	/** How a heading of a report that opens this part may begin or read, in lower case. */
	readonly known: RegExp;
	/** Each paragraph or list item of it is a finding of its own. */
	readonly findings?: true;
}

/** The parts of a report in order. */
export const reportParts: readonly ReportPart[] = [
	{ title: 'What inspectors decided', guide: 'report-outcome', known: /\boutcome\b|overall/ },
	{
		title: 'About the area and its services',
		guide: 'report-area',
		known: /information about the (local )?area|about the (local )?(area|partnership)/
	},
	{
		title: 'What it is like for children and young people here',
		guide: 'report-experience',
		known: /what (is it|it is) like|experience/
	},
	{
		title: 'What works well',
		guide: 'report-well',
		known: /effective|work(s|ing) well|strength|doing well/
	},
	{
		title: 'What needs to get better',
		guide: 'report-better',
		known: /need(s)? to (do|get|be) better|weakness|concern/
	},
	{
		title: 'Priority actions and areas for improvement',
		guide: 'report-finding',
		known: /priority action|areas? (for|of) improvement|recommendation/,
		findings: true
	},
	{
		title: 'About this inspection',
		guide: 'report-about',
		known: /about this inspection|inspection team|partnership details|inspectors?$/
	}
];

export function inspection(): Template {
	const doc = reportParts.flatMap(({ title, guide, findings }): Block[] =>
		section(title, 1, findings ? panel('inspectors', guide) : place(guide))
	);
	return { doc, areas: {} };
}
