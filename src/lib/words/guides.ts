// What belongs in a place of a template that is still empty. Shown as a hint to those who write, and never part of the plan.
import type { GuideKey } from '#domain/templates/guides.ts';

export const guideWords: Readonly<Record<GuideKey, string>> = {
	'title-area': 'Write the area for improvement here, in the words of the inspectors.',
	'title-plain': 'Say the same to a child: “You …”',
	'title-priority': 'Write the priority here, as it was agreed.',
	'title-finding': 'Which promise is this about? Write its title.',
	foreword: 'Say who writes this plan, why, and which areas it is about.',
	'who-stands-behind': 'One line for each partner: who signs, and for whom.',
	'who-for': 'Say which children, young people and families this is about.',
	vision: 'Say how life will be for children and families when this has worked.',
	'written-together': 'Say who took part, how, and what changed because of them.',
	checked: 'Say who looks at this plan, how often, and where families can read about it.',
	'inspectors-said': 'Quote what the inspectors wrote, word for word.',
	'families-said': 'Write what families and young people said, in their own words.',
	impact: 'Say what will be different for children and families, and by when.',
	planned: 'One line for each change you plan.',
	measured: 'One line for each thing you count or ask, and where it stands now.',
	risks: 'One line for each risk, and what you do about it.',
	welcome: 'Say in a few lines what this is and who wrote it.',
	highlights: 'Three to five things that families should know first.',
	'early-signs': 'What is already a little better? Say how you know.',
	promised: 'One line for each change you promised.',
	happened: 'Say what has happened since then. Give dates and figures.',
	'families-notice': 'Have families noticed it? Write what they say, in their own words.',
	'means-for-you': 'Finish the sentence: “This means that you …”',
	'not-yet': 'What is late? Say why, and the new date.',
	next: 'Say when the next update comes, and how people can answer.',
	'report-outcome': 'What the inspectors decided.',
	'report-area': 'Who looks after children and young people with additional needs here.',
	'report-experience': 'What the inspectors saw and heard about everyday life.',
	'report-well': 'What the inspectors praised.',
	'report-better': 'What the inspectors found wanting.',
	'report-finding': 'What the inspectors ask for.',
	'report-about': 'When the inspectors came, and who they were.'
};

/** The sentence of a guide; '' for one that this release does not know. */
export function guideSentence(guide: unknown): string {
	return typeof guide === 'string' && Object.hasOwn(guideWords, guide) ? guideWords[guide as GuideKey] : '';
}
