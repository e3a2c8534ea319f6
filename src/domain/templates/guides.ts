// What a template says about a place nobody has written in yet. A guide is a key beside an empty block, never words inside
// it: so it can be shown as a hint, goes away with the first letter, and cannot be published by mistake. Its sentence
// stands in src/lib/words/guides.ts; a key that a release does not know is shown as nothing.
export const guideKeys = [
	'title-area',
	'title-plain',
	'title-priority',
	'title-finding',
	'foreword',
	'who-stands-behind',
	'who-for',
	'vision',
	'written-together',
	'checked',
	'inspectors-said',
	'families-said',
	'impact',
	'planned',
	'measured',
	'risks',
	'welcome',
	'highlights',
	'early-signs',
	'promised',
	'happened',
	'families-notice',
	'means-for-you',
	'not-yet',
	'next',
	'report-outcome',
	'report-area',
	'report-experience',
	'report-well',
	'report-better',
	'report-finding',
	'report-about'
] as const;
export type GuideKey = (typeof guideKeys)[number];
