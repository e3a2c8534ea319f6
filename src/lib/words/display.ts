// What "How it looks" says.
export const displayWords = {
	title: 'How it looks and sounds',
	says: 'For you, on this device. Nobody else sees what you choose, and nothing in a plan changes.',
	menu: 'How it looks',
	back: 'Back to where I was',
	keep: 'Keep this',
	kept: 'Kept on this device.',
	asBefore: 'Everything as it was at first',
	sample: 'This is how words look. Every family gets a call each month.',
	sampleTitle: 'A small piece of a plan',
	groups: { look: 'Colours', read: 'Reading', quiet: 'Quiet', sound: 'For screen readers' },
	legends: {
		theme: 'Light or dark',
		contrast: 'Contrast',
		size: 'Size of the words',
		letters: 'Letters',
		spacing: 'Space between lines and letters',
		quiet: 'Quiet mode',
		announce: 'What is said about other people'
	},
	answers: {
		theme: {
			device: { label: 'As my device says' },
			light: { label: 'Light' },
			dark: { label: 'Dark' }
		},
		contrast: {
			device: { label: 'As my device says' },
			high: { label: 'Strong', hint: 'The darkest words on white, or white words on the darkest ground.' }
		},
		size: {
			normal: { label: 'Normal' },
			large: { label: 'Large' },
			larger: { label: 'Very large' }
		},
		letters: {
			ours: { label: 'Made to be easy to read', hint: 'Atkinson Hyperlegible.' },
			device: { label: 'The letters of my device' }
		},
		spacing: {
			normal: { label: 'Normal' },
			wide: { label: 'Wide' }
		},
		quiet: {
			no: { label: 'Off' },
			yes: {
				label: 'On',
				hint: 'Other people’s cursors, movement and pop-up messages are hidden. Their words still arrive.'
			}
		},
		announce: {
			near: {
				label: 'What happens near me',
				hint: 'Who comes and goes, and changes in the section I am in.'
			},
			people: { label: 'Only who comes and goes' },
			all: {
				label: 'Everything',
				hint: 'Also changes in other sections. At most one message in five seconds.'
			},
			off: { label: 'Nothing' }
		}
	}
} as const;
