// What is refused when somebody says something about a published plan.

export const feedbackRefusals = {
	'plan-replaced': {
		say: 'Another plan took the place of this one, so nobody looks here any more. Your words are still here: take them to the plan that follows.',
		http: 409
	},
	'feedback-empty': { say: 'Write what you want to say, then send it.', http: 400 },
	'feedback-too-long': {
		say: 'That is too long for one go. Shorten it to 3,000 characters, or send two.',
		http: 400
	},
	'feedback-too-often': {
		say: 'A lot was sent from here in a short time. Wait a quarter of an hour, then send it again. Your words are still here.',
		http: 429
	}
} as const;
