// The demo's plans in easy read, by the printed number of each part; '' is the foreword. Every word here is invented.

type Lines = Readonly<Record<string, readonly (readonly [words: string, concept: string])[]>>;

export const easyReadOfLarger: Lines = {
	'': [
		['Inspectors came to Larkshire.', 'search-person'],
		['They met people who care.', 'heart'],
		['The services did not talk to each other.', 'talk'],
		['This plan is our answer.', 'plan'],
		['Families, young people and workers wrote it.', 'together']
	],
	'1': [['Every child needs a school they can go to.', 'school']],
	'1.1': [
		['Some children miss school for a long time.', 'calendar'],
		['Nobody asked them why.', 'question'],
		['After two weeks, one person will ring you.', 'phone'],
		['That person listens to you.', 'listen'],
		['No letter about money comes first.', 'letter']
	],
	'1.2': [
		['You wait for a place at a school.', 'waiting'],
		['While you wait, you get a teacher.', 'teacher'],
		['You have somewhere to go each day.', 'home']
	],
	'1.3': [
		['Your own school learns how to help you.', 'school'],
		['Special teachers visit your school each week.', 'teacher'],
		['Every school gets one calm room.', 'calm'],
		['Pupils help to plan that room.', 'group'],
		['We make 12 more places for autistic pupils.', 'build']
	],
	'2': [
		['Your plan says what help you need.', 'plan'],
		['Too many plans came late.', 'slow'],
		['Some plans had another child in them.', 'no'],
		['Now your plan is about you.', 'mirror']
	],
	'2.1': [['Your plan comes on time.', 'time']],
	'2.2': [['Everybody who helps you writes down how.', 'write']],
	'2.3': [
		['Each year we look at your plan with you.', 'calendar'],
		['We start with your pictures or your words.', 'art'],
		['You get one name and one phone number.', 'phone'],
		['You tell your story only once.', 'talk'],
		['You can see online what happens next.', 'computer']
	],
	'3': [
		['You choose what comes after school.', 'vote'],
		['We start to talk when you are 14.', 'calendar'],
		['You can try a week at work.', 'work'],
		['You meet your new nurse two times.', 'doctor'],
		['Your bus pass stays until the next thing is there.', 'bus']
	]
};

export const easyReadOfSmaller: Lines = {
	'': [
		['This is our plan for Larkshire.', 'plan'],
		['We wrote it together.', 'together'],
		['It is not finished.', 'waiting']
	],
	'1': [
		['Some families wait more than a year for help.', 'waiting'],
		['Nobody rings them.', 'mobile'],
		['Now somebody rings you each month.', 'phone'],
		['They say where you are in the queue.', 'path'],
		['You get a letter with a photo.', 'camera'],
		['The photo shows who you will meet.', 'person']
	],
	'2': [
		['Your plan has to fit you.', 'puzzle'],
		['We ask you first, in your own way.', 'listen'],
		['You get your new plan in 12 weeks.', 'calendar'],
		['If it is late, we tell you why.', 'loudspeaker']
	]
};
