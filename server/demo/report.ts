// The demo's inspection report: invented findings under the headings such reports have. Nobody edits a report.
import { newId } from '#domain/ids.ts';
import { schemaVersion, type Block, type PlanContent } from '#domain/plan.ts';
import { reportParts } from '#domain/templates/inspection.ts';
import { paragraph } from '#domain/rich-text.ts';
import { heading, words } from './compose.ts';

/** One list for each part of a report, in the order of `reportParts`. */
const said: readonly (readonly string[])[] = [
	[
		'What children and young people meet in Larkshire depends on where they live and whom they happen to ask.',
		'The next inspection will be within three years.'
	],
	[
		'Larkshire has 61 schools and two hospitals. About 3,400 children and young people get extra help to learn.'
	],
	[
		'Small children are seen early. Health visitors and nurseries know each other by name.',
		'Older children wait. Many families learn what is on offer from other families, at the school gate.',
		'Young people told us that adults are kind to them and then decide without them.'
	],
	[
		'Nurseries, health visitors and families plan together from the start.',
		'The parent carer forum is trusted, and leaders listen to it.',
		'The school for children with hearing loss helps eleven other schools.'
	],
	[
		'Nobody can say how many children are not in school today.',
		'Plans come late, and some could be about any child.',
		'The step into adult services is too sudden.'
	],
	[
		'Know at all times which children are missing school, and act within two weeks.',
		'Make places and help ready, so that children do not wait at home.',
		'Finish plans in time, with advice from everybody who knows the child.',
		'Start talking about adult life earlier, and let young people lead that talk.'
	],
	['Five inspectors spent a week in Larkshire. They met 212 families and 74 young people.']
];

/** Its content, with new ids. */
export function inspectionReport(): PlanContent {
	const doc = reportParts.flatMap(({ title, findings }, at): Block[] => {
		const sentences = said[at] ?? [];
		const finding = (text: string): Block => ({
			type: 'callout',
			attrs: { id: newId<'block'>(), kind: 'inspectors', covers: '' },
			content: [paragraph(text)]
		});
		return [heading(title, 1), ...sentences.map(findings ? finding : words)];
	});
	return {
		schema: schemaVersion,
		meta: {
			title: 'Inspection of services for children and young people in Larkshire',
			plainTitle: 'What inspectors found in Larkshire',
			kind: 'inspection',
			period: '',
			coProductionStatus: ''
		},
		areas: {},
		doc,
		actions: {}
	};
}
