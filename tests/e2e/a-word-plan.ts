// A small plan as a Word file, for tests that bring one in by hand.
import { heading, p, table, title, wordFile } from '#tests/imports/word-file.ts';

export const wordPlan = {
	name: 'plan.docx',
	mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	buffer: Buffer.from(
		wordFile({
			header: ['Draft for comment'],
			body: [
				title('Rowan Vale improvement plan'),
				heading(1, '1. Waiting for speech therapy'),
				p('What families told us', { bold: true }),
				p('Nobody rang us for a year.'),
				table(
					[
						'What are we going to do?',
						'Who will be involved?',
						'Who is responsible?',
						'Timescale',
						'In 3 months',
						'In 6 months'
					],
					['Ring every family', 'Parent carer forum', 'Head of Therapies', 'By May', 'I had a call.', ''],
					['Keep one list', 'Therapy team', 'Head of Therapies', '', 'They know my story.', 'TBC']
				),
				p('See the annex on page 9.')
			]
		})
	)
};
