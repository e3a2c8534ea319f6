// What is refused of files and pictures that somebody brings: lines of refusals.ts.
export const fileRefusals = {
	// bringing a plan in
	'no-file': { say: 'Choose a file first.', http: 400 },
	'no-text': { say: 'Paste the words of the plan first.', http: 400 },
	'not-plan-file': {
		say: 'We cannot read this kind of file. Choose a Word file (.docx), a text file, Markdown or a web page, or paste the words instead.',
		http: 415
	},
	'pdf-file': {
		say: 'PDF files cannot be read here. Open it, select everything, copy it, and paste the words instead.',
		http: 415
	},
	'text-too-long': {
		say: 'This is more than 5 MB of text, and no plan needs that much. Bring it in one part at a time.',
		http: 413
	},
	'text-tangled': {
		say: 'This is far more tangled than a plan needs, so it was not read. Copy only its words, and paste those instead.',
		http: 422
	},
	'not-word': {
		say: 'This is not a Word file we can read. Open it in Word, save it as .docx, and try again.',
		http: 415
	},
	'file-too-big': {
		say: 'This file is larger than 20 MB. Remove pictures, or split it, and try again.',
		http: 413
	},
	'file-broken': {
		say: 'This Word file is damaged. Open it in Word, save it again as .docx, and try once more.',
		http: 422
	},
	'file-hostile': {
		say: 'This file unpacks to far more than a plan needs, so it was not opened. Copy the text into a new Word file and try that.',
		http: 422
	},
	'import-busy': {
		say: 'Several files are being read right now. Wait a minute, then send yours again.',
		http: 503
	},
	'import-slow': {
		say: 'Reading this file took too long, so it was stopped. Split it into smaller files and try again.',
		http: 422
	},
	'import-unsafe-here': {
		say: 'This machine cannot read files safely, so importing is off. Ask the person who runs it.',
		http: 503
	},
	// pictures
	'no-picture': { say: 'Choose a picture first.', http: 400 },
	'picture-too-big': {
		say: 'This picture is larger than 5 MB. Make it smaller on your device, or send yourself a smaller copy, and try again.',
		http: 413
	},
	'not-picture': {
		say: 'This is not a picture we can read. Use a JPEG, PNG or WebP picture.',
		http: 415
	},
	'picture-too-large': {
		say: 'This picture has too many dots to draw. Make it smaller on your device and try again.',
		http: 422
	},
	'picture-broken': {
		say: 'This picture is damaged. Open it on your device, save it again, and try once more.',
		http: 422
	},
	'words-for-picture': {
		say: 'Say in a few words what the picture shows. People who cannot see it hear these words.',
		http: 400
	},
	'too-many-pictures': {
		say: 'This plan has 200 pictures, which is as many as it can hold. Take one out first.',
		http: 409
	}
} as const;
